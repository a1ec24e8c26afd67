import { ratings, type Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ratingShape } from "./mark-meanings.ts"
import { Mark } from "./mark.tsx"

type Counts = Readonly<Partial<Record<Rating, number>>>

/**
 * Says once, over a list whose lines hold marks and numbers alone, which word each mark stands for. Who hears the
 * page is told the word with every mark.
 */
export function RatingKey({ counts }: { counts: readonly Counts[] }) {
  const { t } = useLocale()
  const present = ratings.filter((rating) => counts.some((one) => (one[rating] ?? 0) > 0))
  if (present.length === 0) return null
  return (
    <ul className="rating-key" aria-hidden="true">
      {present.map((rating) => (
        <li key={rating}>
          <Mark shape={ratingShape[rating]} className={`rating-${rating}`} />{" "}
          {t(`rating.${rating}`)}
        </li>
      ))}
    </ul>
  )
}
