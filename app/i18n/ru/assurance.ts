import type { assurance as english } from "#app/i18n/en/assurance.ts"

export const assurance = {
  email: "Почта подтверждена, округ указан самим подписавшим",
  roll: "Сверено со списком избирателей",
  oidc: "Подтверждено через внешний сервис входа",
  eds: "Подписано ЭЦП",
  paper: "Внесено с бумажного листа",
} satisfies Record<keyof typeof english, string>
