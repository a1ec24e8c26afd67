import { horizonKinds, powers } from "#app/domain/pledge.ts"
import { directions, strengths } from "#app/domain/evidence.ts"
import type { VersionedFact, VersionedLinkFact } from "#app/domain/pledge-versions.ts"
import { isPartialDay } from "#app/lib/day.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import { isLang } from "#app/i18n/translate.ts"

type Fact = VersionedFact | VersionedLinkFact

/**
 * The names of what versions keep, and its values, as readers call them.
 *
 * @param mandates by their key, what they are called
 */
export function versionWords({ t, day, words }: Locale, mandates: ReadonlyMap<string, string>) {
  return {
    nameOf: (fact: Fact): string => t(`capture.fact-${fact}`),
    valueOf(fact: Fact, value: string): string {
      const power = powers.find((one) => one === value)
      const horizon = horizonKinds.find((one) => one === value)
      const strength = strengths.find((one) => one === value)
      const direction = directions.find((one) => one === value)
      if (fact === "power" && power) return t(`power.${power}`)
      if (fact === "horizon" && horizon) return t(`capture.horizon-${horizon}`)
      if (fact === "strength" && strength) return t(`evidence.${strength}`)
      if (fact === "direction" && direction) return t(`evidence.${direction}`)
      if (fact === "fulfilling_option" && (value === "yes" || value === "no")) {
        return t(`vote.${value}`)
      }
      if (fact === "mandate_id") return mandates.get(value) ?? value
      if (fact === "lang" && isLang(value)) return t(`common.${value}`)
      return isPartialDay(value) ? day(value) : words(value)
    },
  }
}
