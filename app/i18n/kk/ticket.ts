import type { ticket as english } from "#app/i18n/en/ticket.ts"

export const ticket = {
  title: "жай",
} satisfies Record<keyof typeof english, string>
