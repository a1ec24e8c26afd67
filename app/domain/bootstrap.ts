import { mulberry32 } from "./mulberry.ts"
import { atOnce } from "#app/lib/stepwise.ts"
import type { Stepwise } from "#app/lib/stepwise.ts"

/** The ends between which 95 of 100 resampled values of a statistic lie. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** How many times the items are drawn anew, and the number that the draws begin with: both are published. */
export const draws = 1000
export const seed = 20_260_901

const fewestValues = draws / 2

/** After how many drawn items others may have their turn: some milliseconds of work. */
const itemsInStep = 20_000

/**
 * The percentile bootstrap (Efron 1979): a statistic of as many items, drawn with replacement, a thousand
 * times. The draws come from a seed, so that anybody who draws likewise finds the same ends.
 *
 * @param statistic null where a draw has no value; such draws are left out
 * @returns undefined with fewer than two items, or where most draws have no value
 */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  statistic: (drawn: readonly Item[]) => number | null,
): Interval | undefined {
  return atOnce(bootstrapping(items, statistic))
}

/** The same, a few draws a step. */
export function* bootstrapping<Item>(
  items: readonly Item[],
  statistic: (drawn: readonly Item[]) => number | null,
): Stepwise<Interval | undefined> {
  if (items.length < 2) return undefined
  const random = mulberry32(seed)
  const drawsInStep = Math.ceil(itemsInStep / items.length)
  const values: number[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    if (draw % drawsInStep === 0) yield
    const value = statistic(items.map(() => items[Math.floor(random() * items.length)] as Item))
    if (value !== null) values.push(value)
  }
  if (values.length < fewestValues) return undefined
  values.sort((one, other) => one - other)
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) }
}

/** The value below which a share of sorted values lies: the nearest rank. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
