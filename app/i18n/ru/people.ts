import type { people as english } from "#app/i18n/en/people.ts"

export const people = {
  find: "Найти депутата",
  since: "Полномочия начались {date}",
} satisfies Record<keyof typeof english, string>
