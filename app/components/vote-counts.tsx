import { useId, type ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { hemicycle } from "./hemicycle.ts"
import { Legend } from "./legend.tsx"
import { voteShape, type VoteOption } from "./mark-meanings.ts"
import { MarkDefs, markId } from "./mark.tsx"
import { namedBy, PictureWords } from "./picture-words.tsx"
import { UnitChart } from "./unit-chart.tsx"

export type VoteCountsByOption = Readonly<Partial<Record<VoteOption, number>>>

interface VoteCountsProps {
  counts: VoteCountsByOption
  /** What stands under the drawing, such as a link to every name. */
  note?: ReactNode
}

const options = Object.keys(voteShape) as VoteOption[]
const mostSeats = 100
const seat = 16

/** How a chamber voted: half circles up to 100 seats, rows beyond; the numbers in a legend. */
export function VoteCounts({ counts, note }: VoteCountsProps) {
  const { t, number } = useLocale()
  const present = options.filter((option) => (counts[option] ?? 0) > 0)
  const votes = present.flatMap((option) => Array<VoteOption>(counts[option] ?? 0).fill(option))
  const entries = present.map((option) => ({
    ...unit(option),
    word: t(`vote.${option}`),
    count: number(counts[option] ?? 0),
  }))
  const runs = present.map((option) => ({ ...unit(option), count: counts[option] ?? 0 }))
  const label = entries.map(({ word, count }) => `${word} ${count}`).join(", ")
  return (
    <figure className="chart vote-counts">
      {votes.length <= mostSeats ? (
        <Seats votes={votes} yes={counts.yes ?? 0} label={label} />
      ) : (
        <UnitChart runs={runs} title={t("chart.votes")} label={label} />
      )}
      <Legend entries={entries} />
      <figcaption className="meta">
        {votes.length <= mostSeats && t("ui.hemicycleNote")} {note}
      </figcaption>
    </figure>
  )
}

function Seats({
  votes,
  yes,
  label,
}: {
  votes: readonly VoteOption[]
  yes: number
  label: string
}) {
  const { t, number } = useLocale()
  const prefix = useId()
  const { seats, width, height, centre } = hemicycle(votes.length)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} {...namedBy(prefix)}>
      <PictureWords id={prefix} title={t("chart.votes")} about={label} />
      <MarkDefs prefix={prefix} shapes={votes.map((option) => voteShape[option])} />
      {votes.map((option, index) => {
        const place = seats[index] ?? centre
        return (
          <use
            key={index}
            className={`seat-${option}`}
            href={`#${markId(prefix, voteShape[option])}`}
            x={place.x - seat / 2}
            y={place.y - seat / 2}
            width={seat}
            height={seat}
          />
        )
      })}
      <text className="chart-figure" x={centre.x} y={centre.y - 6} textAnchor="middle">
        {number(yes)}
      </text>
      <text x={centre.x} y={centre.y + 24} textAnchor="middle">
        {t("ui.seatsYes", { total: votes.length })}
      </text>
    </svg>
  )
}

function unit(option: VoteOption) {
  return { shape: voteShape[option], className: `seat-${option}` }
}
