import type { annotation as english } from "#app/i18n/en/annotation.ts"

export const annotation = {
  title: "просто",
} satisfies Record<keyof typeof english, string>
