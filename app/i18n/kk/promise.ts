import type { promise as english } from "#app/i18n/en/promise.ts"

export const promise = {
  all: "Барлық уәде",
  quote: "Уәденің дәл мәтіні",
} satisfies Record<keyof typeof english, string>
