import { scaleLinear } from "d3-scale"
import { area, line } from "d3-shape"
import { countAt } from "#app/domain/signature-outlook.ts"
import type { DayCount, OutlookDay } from "#app/domain/signature-outlook.ts"
import { addDays, daysBetween } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

/** The drawing of signatures over time, in its own units. */
export const chartSize = { width: 344, height: 214 } as const
export const plot = { left: 44, right: 330, top: 30, bottom: 182 } as const

export interface Drawn {
  readonly counted: readonly DayCount[]
  readonly from: Day
  /** The day up to which the number is known. */
  readonly known: Day
  /** The last day of signing, or the day known last where there is no end. */
  readonly until: Day
  readonly threshold: number | null
  readonly band: readonly OutlookDay[]
}

export interface SignaturesGeometry {
  readonly x: (day: Day) => number
  readonly y: (count: number) => number
  readonly ticks: readonly number[]
  /** The `d` of the line of what was counted, of the band of what may come, and of its middle. */
  readonly line: string
  readonly band: string
  readonly median: string
  readonly latest: DayCount
}

/** Lays the numbers out: days from left to right, the threshold and the band's upper end always within. */
export function signaturesGeometry(drawn: Drawn): SignaturesGeometry {
  const { counted, from, known, until, threshold, band } = drawn
  const length = Math.max(1, daysBetween(from, until))
  const days = Array.from({ length: daysBetween(from, known) + 1 }, (_, index) =>
    addDays(from, index),
  )
  const points = days.map((day): DayCount => ({ day, count: countAt(counted, day) }))
  const latest = points.at(-1) ?? { day: known, count: 0 }
  const most = Math.max(1, threshold ?? 0, latest.count, ...points.map(({ count }) => count))
  const highest = Math.max(most, band.at(-1)?.high ?? 0)
  const across = scaleLinear([0, length], [plot.left, plot.right])
  const up = scaleLinear([0, highest * 1.08], [plot.bottom, plot.top])
  function x(day: Day): number {
    return round(across(daysBetween(from, day)))
  }
  function y(count: number): number {
    return round(up(count))
  }
  const start = { day: latest.day, low: latest.count, median: latest.count, high: latest.count }
  const fan = band.length > 0 ? [start, ...band] : []
  return {
    ...{ x, y, latest },
    ticks: up.ticks(4).filter(Number.isInteger),
    line: path(points, x, ({ count }) => y(count)),
    median: path(fan, x, ({ median }) => y(median)),
    band:
      area<OutlookDay>()
        .x(({ day }) => x(day))
        .y0(({ low }) => y(low))
        .y1(({ high }) => y(high))(fan) ?? "",
  }
}

/** About as wide as a letter of an axis: no page is measured before it is sent. */
const letter = 7
const apart = 8

/**
 * Where the word for the last known day begins under the axis: under its day, or moved to the right of the word for
 * the first day; null where that would be too far from its day to be read as its name.
 */
export function latestLabelAt(x: number, { first, latest }: Record<"first" | "latest", string>) {
  const width = latest.length * letter
  const free = plot.left + first.length * letter + apart
  const wanted = Math.min(x - width / 2, plot.right - width)
  const at = Math.max(wanted, free)
  return at - wanted <= width / 2 && at + width <= chartSize.width ? at : null
}

/** The height of the number beside the last point: below the line, and above it near the ground. */
export function latestNumberAt(y: number): number {
  return y + 20 > plot.bottom ? y - 10 : y + 16
}

function path<Point extends { readonly day: Day }>(
  points: readonly Point[],
  x: (day: Day) => number,
  y: (point: Point) => number,
): string {
  return line<Point>(({ day }) => x(day), y)(points) ?? ""
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
