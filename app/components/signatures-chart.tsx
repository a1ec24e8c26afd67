import { useId } from "react"
import { signatureOutlook } from "#app/domain/signature-outlook.ts"
import type { DayCount, SignatureOutlook } from "#app/domain/signature-outlook.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Day } from "#app/lib/instant.ts"
import { DayTable } from "./day-table.tsx"
import {
  chartSize,
  latestLabelAt,
  latestNumberAt,
  plot,
  signaturesGeometry,
} from "./signatures-chart-geometry.ts"
import type { SignaturesGeometry } from "./signatures-chart-geometry.ts"

interface SignaturesChartProps {
  /** Days on which the public number moved, oldest first. */
  counted: readonly DayCount[]
  /** The first day of signing, the last one, and the day on which it was closed. */
  from: Day
  closesOn: Day | null
  closedOn: Day | null
  today: Day
  threshold: number | null
  open: boolean
}

/** Signatures day by day against the threshold and, while signing goes on, where the pace leads. */
export function SignaturesChart(props: SignaturesChartProps) {
  const { counted, from, closesOn, closedOn, today, threshold } = props
  const { t } = useLocale()
  const names = { title: useId(), about: useId() }
  if (counted.length === 0) return null
  const outlook = signatureOutlook(props)
  const known = closedOn !== null && closedOn < today ? closedOn : today
  const until = closesOn !== null && closesOn > known ? closesOn : known
  const band = outlook.kind === "band" ? outlook.days : []
  const geometry = signaturesGeometry({ counted, from, known, until, threshold, band })
  return (
    <figure className="chart signatures-chart">
      <svg
        viewBox={`0 0 ${String(chartSize.width)} ${String(chartSize.height)}`}
        role="img"
        aria-labelledby={`${names.title} ${names.about}`}
      >
        <title id={names.title}>{t("chart.signatures")}</title>
        <desc id={names.about}>
          <About counted={counted} {...{ threshold, outlook, geometry }} />
        </desc>
        <Grid geometry={geometry} />
        {outlook.kind === "band" && <Band geometry={geometry} outlook={outlook} />}
        <path className="chart-line" d={geometry.line} />
        {threshold !== null && <Threshold y={geometry.y(threshold)} threshold={threshold} />}
        {closesOn !== null && <Deadline x={geometry.x(until)} day={closesOn} />}
        <Latest geometry={geometry} from={from} isToday={known === today} />
      </svg>
      <figcaption className="meta">
        <OutlookWords outlook={outlook} />
      </figcaption>
      <DayTable counted={counted} />
    </figure>
  )
}

interface Within {
  geometry: SignaturesGeometry
}

/** The drawing in a sentence. */
function About({
  threshold,
  outlook,
  geometry: { latest },
}: Within & Pick<SignaturesChartProps, "counted" | "threshold"> & { outlook: SignatureOutlook }) {
  const { t, day } = useLocale()
  const end = outlook.kind === "band" ? outlook.days.at(-1) : undefined
  return (
    <>
      {t("chart.signatures-now", { count: latest.count, day: day(latest.day) })}{" "}
      {threshold !== null && t("chart.needed", { count: threshold })}{" "}
      {end && t("chart.outlook-end", { low: end.low, high: end.high, day: day(end.day) })}
    </>
  )
}

function Grid({ geometry: { ticks, y } }: Within) {
  const { number } = useLocale()
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <path
            className="chart-grid"
            d={`M${String(plot.left)} ${String(y(tick))}H${String(plot.right)}`}
          />
          <text x={plot.left - 6} y={y(tick) + 4} textAnchor="end">
            {number(tick)}
          </text>
        </g>
      ))}
    </>
  )
}

function Band({
  geometry: { band, median, x, y },
  outlook: { days },
}: Within & { outlook: Extract<SignatureOutlook, { kind: "band" }> }) {
  const { number } = useLocale()
  const end = days.at(-1)
  if (!end) return null
  const at = x(end.day) - 4
  return (
    <>
      <path className="chart-band" d={band} />
      <path className="chart-median" d={median} />
      <text x={at} y={Math.max(y(end.high) - 5, plot.top + 10)} textAnchor="end">
        {number(end.high)}
      </text>
      <text x={at} y={Math.min(y(end.low) + 14, plot.bottom - 4)} textAnchor="end">
        {number(end.low)}
      </text>
    </>
  )
}

function Threshold({ y, threshold }: { y: number; threshold: number }) {
  const { t } = useLocale()
  return (
    <>
      <path className="chart-rule" d={`M${String(plot.left)} ${String(y)}H${String(plot.right)}`} />
      <text className="chart-strong chart-halo" x={plot.left + 4} y={y - 6}>
        {t("chart.needed-label", { count: threshold })}
      </text>
    </>
  )
}

function Deadline({ x, day: on }: { x: number; day: Day }) {
  const { dayShort } = useLocale()
  return (
    <>
      <path
        className="chart-deadline"
        d={`M${String(x)} ${String(plot.top - 8)}V${String(plot.bottom)}`}
      />
      <text x={x} y={plot.top - 13} textAnchor="end">
        {dayShort(on)}
      </text>
    </>
  )
}

interface LatestProps extends Within {
  from: Day
  isToday: boolean
}

function Latest({ geometry: { latest, x, y }, from, isToday }: LatestProps) {
  const { t, number, dayShort } = useLocale()
  const at = { x: x(latest.day), y: y(latest.count) }
  const late = at.x > chartSize.width / 2
  const words = { first: dayShort(from), latest: isToday ? t("ui.today") : dayShort(latest.day) }
  const label = latestLabelAt(at.x, words)
  return (
    <>
      <circle className="chart-own" cx={at.x} cy={at.y} r="4.5" />
      <text
        className="chart-strong chart-halo"
        x={late ? at.x - 8 : at.x + 8}
        y={latestNumberAt(at.y)}
        textAnchor={late ? "end" : "start"}
      >
        {number(latest.count)}
      </text>
      <text x={plot.left} y={plot.bottom + 18}>
        {words.first}
      </text>
      {label !== null && (
        <text x={label} y={plot.bottom + 18}>
          {words.latest}
        </text>
      )}
    </>
  )
}

/** What the shaded field means, or why there is none. */
function OutlookWords({ outlook }: { outlook: SignatureOutlook }) {
  const { t } = useLocale()
  if (outlook.kind === "band") return t("chart.outlook", { count: outlook.paceDays })
  if (outlook.why === "few-days") return t("chart.outlook-few-days")
  return t("chart.counted")
}
