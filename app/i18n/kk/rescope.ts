import type { rescope as english } from "#app/i18n/en/rescope.ts"

export const rescope = {
  title: "жай",
} satisfies Record<keyof typeof english, string>
