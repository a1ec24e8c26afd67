import type { Rating } from "#app/domain/rating.ts"
import type { Locale } from "#app/i18n/locale.tsx"
import { ratingShape } from "./mark-meanings.ts"
import type { Option } from "./option-row.tsx"

/** Ratings as choices, each with its mark and the sentence that defines it. */
export function ratingOptions(
  { t }: Pick<Locale, "t">,
  ratings: readonly Rating[],
  chosen: string | undefined,
): Option[] {
  return ratings.map((value) => ({
    value,
    label: t(`rating.${value}`),
    definition: t(`rating.${value}-means`),
    shape: ratingShape[value],
    markClass: `rating-${value}`,
    chosen: value === chosen,
  }))
}
