import type { profile as english } from "#app/i18n/en/profile.ts"

export const profile = {
  title: "жай",
} satisfies Record<keyof typeof english, string>
