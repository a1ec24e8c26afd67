import type { desk as english } from "#app/i18n/en/desk.ts"

export const desk = {
  reason: "Ваше обоснование",
  rate: "Оценить обещание",
} satisfies Record<keyof typeof english, string>
