import { useId } from "react"
import { ratings, type Rating } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Legend } from "./legend.tsx"
import { ratingShape } from "./mark-meanings.ts"
import { MarkDefs, markId } from "./mark.tsx"
import { UnitChart } from "./unit-chart.tsx"

export interface TallyPledge {
  rating: Rating
  title: string
  href: string
}

interface TallyProps {
  /** How many promises stand at each rating; a rating left out has none. */
  counts: Readonly<Partial<Record<Rating, number>>>
  /** The promises themselves: up to 60 of them become links, one mark each. */
  pledges?: readonly TallyPledge[] | undefined
  /** Where the legend leads, such as the list filtered by this rating. */
  hrefOf?: ((rating: Rating) => string) | undefined
}

const mostLinks = 60

/** One mark a promise, in the order of the ratings; the numbers in a legend. Never a percentage. */
export function Tally({ counts, pledges = [], hrefOf }: TallyProps) {
  const { t, number } = useLocale()
  const present = ratings.filter((rating) => (counts[rating] ?? 0) > 0)
  const total = present.reduce((sum, rating) => sum + (counts[rating] ?? 0), 0)
  const entries = present.map((rating) => ({
    shape: ratingShape[rating],
    className: `rating-${rating}`,
    word: t(`rating.${rating}`),
    count: number(counts[rating] ?? 0),
    href: hrefOf?.(rating),
  }))
  const list = entries.map(({ word, count }) => `${word} ${count}`).join(", ")
  return (
    <div className="tally">
      {pledges.length > 0 && total <= mostLinks ? (
        <TallyMarks pledges={pledges} />
      ) : (
        <UnitChart
          runs={present.map((rating) => runOf(rating, counts[rating] ?? 0))}
          title={t("chart.promises")}
          label={t("ui.tallySummary", { count: total, list })}
        />
      )}
      <Legend entries={entries} />
    </div>
  )
}

function TallyMarks({ pledges }: { pledges: readonly TallyPledge[] }) {
  const { t } = useLocale()
  const prefix = useId()
  const ordered = ratings.flatMap((rating) => pledges.filter((pledge) => pledge.rating === rating))
  return (
    <>
      <svg className="sprite" aria-hidden="true">
        <MarkDefs prefix={prefix} shapes={ordered.map(({ rating }) => ratingShape[rating])} />
      </svg>
      <ul className="tally-marks">
        {ordered.map(({ rating, title, href }) => (
          <li key={href}>
            <a
              className={`tally-mark rating-${rating}`}
              href={href}
              title={title}
              aria-label={t("ui.tallyMark", { rating: t(`rating.${rating}`), promise: title })}
            >
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <use href={`#${markId(prefix, ratingShape[rating])}`} />
              </svg>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function runOf(rating: Rating, count: number) {
  return { shape: ratingShape[rating], className: `rating-${rating}`, count }
}
