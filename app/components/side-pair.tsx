import type { Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Mark } from "./mark.tsx"
import { RatingBadge } from "./rating-badge.tsx"

interface SidePairProps {
  /** The deputy's latest word; null where the deputy has said nothing. */
  claim: Rating | null
  /** What stands as found: the verdict's or, without one, what follows from the deadline. */
  found: Rating
  /** Without a verdict nothing is compared. */
  assessed?: boolean | undefined
}

/** Both sides of a promise in a line of a list: as large, and whether they match by word and by shape. */
export function SidePair({ claim, found, assessed = true }: SidePairProps) {
  const { t } = useLocale()
  const match = claim === null || !assessed ? null : claim === found ? "agree" : "differ"
  return (
    <div className="pair">
      <p className="pair-side">
        <span className="pair-who">{t("ui.deputySays")}:</span>{" "}
        {claim ? <RatingBadge rating={claim} small /> : t("answers.pair-silent")}
      </p>
      {match && (
        <p className={`pair-match pair-${match}`}>
          <Mark shape={match === "agree" ? "equal" : "not-equal"} />
          {t(`ui.${match}`)}
        </p>
      )}
      <p className="pair-side">
        <span className="pair-who">{t("ui.watchdogFinds")}:</span>{" "}
        <RatingBadge rating={found} small />
      </p>
    </div>
  )
}
