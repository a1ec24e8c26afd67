import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ratingShape } from "./mark-meanings.ts"
import { Mark } from "./mark.tsx"

interface RatingBadgeProps {
  rating: Rating
  /** Set small, for table cells and meta lines. */
  small?: boolean | undefined
}

/** A rating as shape, word and colour: never one of them alone. */
export function RatingBadge({ rating, small }: RatingBadgeProps) {
  const { t } = useLocale()
  return (
    <span className={`badge rating-${rating}${small ? " badge-small" : ""}`}>
      <Mark shape={ratingShape[rating]} />
      <span>{t(`rating.${rating}`)}</span>
    </span>
  )
}
