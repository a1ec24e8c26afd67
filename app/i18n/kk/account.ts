import type { account as english } from "#app/i18n/en/account.ts"

export const account = {
  sessions: "Кіріп тұрған құрылғыларыңыз",
  leave: "Шығу",
} satisfies Record<keyof typeof english, string>
