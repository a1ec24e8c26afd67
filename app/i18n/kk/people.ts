import type { people as english } from "#app/i18n/en/people.ts"

export const people = {
  find: "Депутатты табу",
  since: "Өкілеттігінің басталған күні — {date}",
} satisfies Record<keyof typeof english, string>
