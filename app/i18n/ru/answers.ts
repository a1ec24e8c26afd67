import type { answers as english } from "#app/i18n/en/answers.ts"

export const answers = {
  title: "просто",
} satisfies Record<keyof typeof english, string>
