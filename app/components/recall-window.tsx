import { useId, type ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Day } from "#app/lib/instant.ts"
import { namedBy, PictureWords } from "./picture-words.tsx"
import { placeInTerm, spacedYears, type Span } from "./recall-window-geometry.ts"

interface RecallWindowProps {
  /** First and last day of the term. */
  term: Span
  /** First and last day on which a recall may be started; null where the law knows none. */
  open: Span | null
  today: Day
  /** What the hatching means, and the article. */
  note?: ReactNode
}

const width = 280
const bar = { y: 20, height: 14 }

/** The term as a bar: closed years hatched, the open ones in our own colour, today as a tick. */
export function RecallWindow({ term, open, today, note }: RecallWindowProps) {
  const { t, day } = useLocale()
  const hatching = useId()
  function x(of: Day): number {
    return placeInTerm(term, of) * width
  }
  const label = open
    ? t("ui.recallWindowLabel", { from: day(open.from), to: day(open.to) })
    : t("ui.recallWindowNone")
  return (
    <figure className="chart recall-window">
      <svg viewBox={`0 0 ${width} 54`} {...namedBy(hatching)}>
        <PictureWords id={hatching} title={t("chart.recall-window")} about={label} />
        <Hatching id={hatching} />
        <rect {...bar} width={width} fill={`url(#${hatching})`} />
        {open && (
          <rect className="chart-own" {...bar} x={x(open.from)} width={x(open.to) - x(open.from)} />
        )}
        <Today x={x(today)} />
        <Years term={term} open={open} x={x} />
      </svg>
      {!open && <p className="recall-window-none">{label}</p>}
      {note && <figcaption className="meta">{note}</figcaption>}
    </figure>
  )
}

function Hatching({ id }: { id: string }) {
  return (
    <pattern
      id={id}
      width="7"
      height="7"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <path className="chart-hatching" d="M1 0v7" strokeWidth="1.2" />
    </pattern>
  )
}

function Today({ x }: { x: number }) {
  const { t } = useLocale()
  return (
    <>
      <text className="chart-strong" x={x} y="11" textAnchor={anchor(x)}>
        {t("ui.today")}
      </text>
      <rect
        className="chart-bar"
        x={Math.min(Math.max(x - 1, 0), width - 2)}
        y="15"
        width="2"
        height="24"
      />
    </>
  )
}

interface YearsProps {
  term: Span
  open: Span | null
  x: (of: Day) => number
}

function Years({ term, open, x }: YearsProps) {
  const days = open ? [term.from, open.from, open.to, term.to] : [term.from, term.to]
  const places = days.map((day) => ({ year: day.slice(0, 4), x: x(day) }))
  return (
    <>
      {spacedYears(places, 32).map((place, index) => (
        <text key={index} x={place.x} y="52" textAnchor={anchor(place.x)}>
          {place.year}
        </text>
      ))}
    </>
  )
}

/** A label near an edge is set inward, so that none is cut off. */
function anchor(x: number) {
  if (x < 24) return "start"
  return x > width - 24 ? "end" : "middle"
}
