import type { promise as english } from "#app/i18n/en/promise.ts"

export const promise = {
  all: "Все обещания",
  quote: "Обещание дословно",
} satisfies Record<keyof typeof english, string>
