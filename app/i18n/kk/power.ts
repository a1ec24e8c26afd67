import type { power as english } from "#app/i18n/en/power.ts"

export const power = {
  own: "Депутаттың өз өкілеттігі",
  council: "Мәслихаттың шешімі",
  national: "Республикалық органдардың шешімі",
  outside: "Депутаттың өкілеттігіне кірмейді",
} satisfies Record<keyof typeof english, string>
