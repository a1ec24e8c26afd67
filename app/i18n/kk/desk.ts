import type { desk as english } from "#app/i18n/en/desk.ts"

export const desk = {
  reason: "Сіздің негіздемеңіз",
  rate: "Уәдені бағалау",
} satisfies Record<keyof typeof english, string>
