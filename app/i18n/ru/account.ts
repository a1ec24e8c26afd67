import type { account as english } from "#app/i18n/en/account.ts"

export const account = {
  sessions: "Где Вы вошли",
  leave: "Выйти",
} satisfies Record<keyof typeof english, string>
