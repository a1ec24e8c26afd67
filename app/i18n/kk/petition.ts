import type { petition as english } from "#app/i18n/en/petition.ts"

export const petition = {
  start: "Петиция бастау",
  author: "Петиция авторы",
} satisfies Record<keyof typeof english, string>
