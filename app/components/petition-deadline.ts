import type { PetitionState } from "#app/domain/petition-state.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import { daysBetween } from "#app/lib/day.ts"

interface Deadline {
  readonly today: string
  readonly state: PetitionState
  /** The last day on which a signature counts. */
  readonly closesOn: string
}

/** How much time is left to sign; of a petition that takes none now, its last day. */
export function deadlineInWords(
  { today, state, closesOn }: Deadline,
  { t, day }: Pick<Locale, "t" | "day">,
): string {
  const date = day(closesOn)
  if (today > closesOn) return t("petition.ended", { date })
  if (state !== "open") return t("petition.last-day", { date })
  return t("pattern.time-left", { days: daysBetween(today, closesOn), date })
}
