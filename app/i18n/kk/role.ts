import type { role as english } from "#app/i18n/en/role.ts"

export const role = {
  constituent: "округ сайлаушысы",
  deputy: "депутат",
  delegate: "депутаттың өкілі",
  watchdog: "мониторинг ұйымы",
  moderator: "модератор",
  auditor: "тәуелсіз тексеруші",
  collector: "қол жинаушы",
  operator: "сайт операторы",
} satisfies Record<keyof typeof english, string>
