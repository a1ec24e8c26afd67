import type { petition as english } from "#app/i18n/en/petition.ts"

export const petition = {
  start: "Начать петицию",
  author: "Автор петиции",
} satisfies Record<keyof typeof english, string>
