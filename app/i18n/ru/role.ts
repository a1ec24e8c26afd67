import type { role as english } from "#app/i18n/en/role.ts"

export const role = {
  constituent: "избиратель округа",
  deputy: "депутат",
  delegate: "представитель депутата",
  watchdog: "мониторинговая организация",
  moderator: "модератор",
  auditor: "независимый проверяющий",
  collector: "сборщик подписей",
  operator: "оператор сайта",
} satisfies Record<keyof typeof english, string>
