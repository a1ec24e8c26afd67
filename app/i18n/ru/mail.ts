import type { mail as english } from "#app/i18n/en/mail.ts"

export const mail = {
  greeting: "Здравствуйте!",
  "confirm-subject": "Подтвердите свою подпись",
} satisfies Record<keyof typeof english, string>
