import type { mandate as english } from "#app/i18n/en/mandate.ts"

export const mandate = {
  district: "Мандат по одномандатному округу",
  list: "Мандат по партийному списку",
  "district-full": "одномандатный территориальный избирательный округ",
} satisfies Record<keyof typeof english, string>
