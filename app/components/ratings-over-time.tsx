import type { RatingCounts, RatingsOn } from "#app/domain/rating-history.ts"
import { ratings } from "#app/domain/rating.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ratingShape } from "./mark-meanings.ts"
import { UnitChart } from "./unit-chart.tsx"

/** How a deputy's promises stood from year to year: a row of marks each, and in words to those who hear it. */
export function RatingsOverTime({ history }: { history: readonly RatingsOn[] }) {
  const { t, day, number } = useLocale()
  if (history.length === 0) return null
  return (
    <section>
      <table className="table ratings-over-time">
        <caption>
          <h2>{t("chart.ratings")}</h2>
          <p className="meta">{t("chart.ratings-text")}</p>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("chart.day")}</th>
            <th scope="col">{t("page.promises")}</th>
            <th scope="col">{t("chart.total")}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((one) => (
            <tr key={one.day}>
              <th scope="row">{day(one.day)}</th>
              <td>
                <Row counts={one.counts} />
              </td>
              <td>{number(totalOf(one.counts))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ counts }: { counts: RatingCounts }) {
  const { t, number } = useLocale()
  const present = ratings.filter((rating) => (counts[rating] ?? 0) > 0)
  if (present.length === 0) return <>{t("chart.no-promises")}</>
  const list = present.map((rating) => `${t(`rating.${rating}`)} ${number(counts[rating] ?? 0)}`)
  const runs = present.map((rating) => ({
    shape: ratingShape[rating],
    className: `rating-${rating}`,
    count: counts[rating] ?? 0,
  }))
  return <UnitChart runs={runs} title={t("chart.promises")} label={list.join(", ")} perRow={12} />
}

function totalOf(counts: RatingCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
