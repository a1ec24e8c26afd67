import type { mail as english } from "#app/i18n/en/mail.ts"

export const mail = {
  greeting: "Сәлеметсіз бе!",
  "confirm-subject": "Қол қойғаныңызды растаңыз",
} satisfies Record<keyof typeof english, string>
