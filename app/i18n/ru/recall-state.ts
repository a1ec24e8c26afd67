import type { recallState as english } from "#app/i18n/en/recall-state.ts"

export const recallState = {
  none: "Не начата",
  applied: "Подано заявление в комиссию",
  refused: "Комиссия отказала в регистрации",
  collecting: "Идёт сбор подписей на бумаге",
  lapsed: "Прекращена: подписей не хватило или листы не сданы",
  "handed-in": "Листы сданы в комиссию",
  checking: "Комиссия проверяет подписи",
  "vote-called": "Голосование назначено",
  recalled: "Депутат отозван",
  retained: "Депутат сохранил мандат",
  "vote-invalid": "Голосование не состоялось: не хватило участников",
  moot: "Отпала: полномочия депутата прекратились",
} satisfies Record<keyof typeof english, string>
