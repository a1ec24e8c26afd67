import type { petitionState as english } from "#app/i18n/en/petition-state.ts"

export const petitionState = {
  draft: "Черновик",
  seconding: "Собираем первые подписи",
  "legal-check": "Проверяется на соответствие закону",
  "reply-window": "Ждём ответа депутата",
  open: "Идёт сбор подписей",
  paused: "Сбор подписей приостановлен",
  "closed-reached": "Завершена: порог достигнут",
  "closed-not-reached": "Завершена: порог не достигнут",
  rejected: "Отклонена",
  withdrawn: "Снята автором",
  moot: "Утратила актуальность",
  removed: "Снята модераторами",
} satisfies Record<keyof typeof english, string>
