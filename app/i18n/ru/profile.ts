import type { profile as english } from "#app/i18n/en/profile.ts"

export const profile = {
  title: "просто",
} satisfies Record<keyof typeof english, string>
