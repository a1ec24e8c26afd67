import type { demo as english } from "#app/i18n/en/demo.ts"

export const demo = {
  mailbox: "Письма, отправленные в демонстрации",
  cast: "Вымышленные люди",
} satisfies Record<keyof typeof english, string>
