import type { assurance as english } from "#app/i18n/en/assurance.ts"

export const assurance = {
  email: "Эл. пошта расталған, округті өзі көрсеткен",
  roll: "Сайлаушылардың тізімімен салыстырылған",
  oidc: "Сыртқы кіру қызметі арқылы расталған",
  eds: "ЭЦҚ-мен қол қойылған",
  paper: "Қағаз парақтан енгізілген",
} satisfies Record<keyof typeof english, string>
