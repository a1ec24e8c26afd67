import type { mandate as english } from "#app/i18n/en/mandate.ts"

export const mandate = {
  district: "Бірмандаттық округ бойынша мандат",
  list: "Партиялық тізім бойынша мандат",
  "district-full": "бірмандаттық аумақтық сайлау округі",
} satisfies Record<keyof typeof english, string>
