import type { power as english } from "#app/i18n/en/power.ts"

export const power = {
  own: "Собственные полномочия депутата",
  council: "Решение маслихата",
  national: "Решение республиканских органов",
  outside: "Не входит в полномочия депутата",
} satisfies Record<keyof typeof english, string>
