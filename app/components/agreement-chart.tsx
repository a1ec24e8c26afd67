import { useId } from "react"
import { scaleLinear } from "d3-scale"
import type { NamedAgreement } from "#app/domain/agreement-report.ts"
import { useLocale } from "#app/i18n/locale.tsx"

const width = 240
const height = 24
const middle = height / 2
/** Below it no conclusion should rest on α; from the other on it is reliable (Krippendorff 2004). */
const weak = 0.667
const reliable = 0.8

/** The least of the scale is the least that any row needs, so that every interval lies within. */
export function leastOf(rows: readonly NamedAgreement[]): number {
  const lows = rows.flatMap(({ nominal: { value, interval } }) => [
    ...(value === null ? [] : [value]),
    ...(interval === null ? [] : [interval.low]),
  ])
  return Math.min(0.4, ...lows.map((low) => Math.floor(low * 10) / 10))
}

interface AlphaPictureProps {
  row: NamedAgreement
  least: number
}

/** One row of the picture: α as a diamond on its interval, hollow where it is too weak. The numbers stand beside it. */
export function AlphaPicture({ row: { nominal }, least }: AlphaPictureProps) {
  const x = scaleLinear([least, 1], [8, width - 8])
  const { value, interval } = nominal
  if (value === null) return null
  const at = x(value)
  return (
    <svg
      className="alpha-picture"
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      aria-hidden="true"
    >
      <Ground x={x} least={least} />
      {interval && (
        <path
          className="chart-interval"
          d={`M${String(x(interval.low))} ${String(middle - 5)}v10m0-5H${String(x(interval.high))}m0-5v10`}
        />
      )}
      <path
        className={value < weak ? "chart-point chart-point-weak" : "chart-point"}
        d={`M${String(at)} ${String(middle - 7)}l7 7-7 7-7-7z`}
      />
    </svg>
  )
}

interface GroundProps {
  x: (value: number) => number
  least: number
}

function Ground({ x, least }: GroundProps) {
  return (
    <>
      <rect className="chart-weak" x={x(least)} width={x(weak) - x(least)} height={height} />
      {[weak, reliable, 1].map((value) => (
        <path key={value} className="chart-grid" d={`M${String(x(value))} 0v${String(height)}`} />
      ))}
    </>
  )
}

/** The scale over the rows, which says for the whole picture what it is and how it is read. */
export function AlphaScale({ least }: { least: number }) {
  const { t, number } = useLocale()
  const names = { title: useId(), about: useId() }
  const x = scaleLinear([least, 1], [8, width - 8])
  return (
    <svg
      className="alpha-picture"
      viewBox={`0 0 ${String(width)} 16`}
      role="img"
      aria-labelledby={names.title}
      aria-describedby={names.about}
    >
      <title id={names.title}>{t("chart.agreement")}</title>
      <desc id={names.about}>{t("chart.agreement-about", { least })}</desc>
      {[least, 0.67, 0.8, 1].map((value, index) => (
        <text
          key={value}
          x={x(value)}
          y="12"
          textAnchor={index === 0 ? "start" : index === 3 ? "end" : "middle"}
          aria-hidden
        >
          {number(value)}
        </text>
      ))}
    </svg>
  )
}
