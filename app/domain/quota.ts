import type { bases, Quota } from "./rule-value.ts"

/** The numbers that quotas are measured against; null or absent where nobody knows them. */
export type Measures = Partial<Readonly<Record<(typeof bases)[number], number | null>>>

interface Share {
  readonly share: { readonly numerator: number; readonly denominator: number }
  readonly compare: "more-than" | "at-least"
}

/**
 * The smallest whole number that is more than, or at least, a share of a whole, in exact integers:
 * more than a tenth of N is ⌊N/10⌋ + 1, at least a third of it ⌈N/3⌉.
 */
export function smallest({ share, compare }: Share, whole: number): number {
  const parts = whole * share.numerator
  const rest = parts % share.denominator
  const floor = (parts - rest) / share.denominator
  return compare === "more-than" || rest > 0 ? floor + 1 : floor
}

/** How many a quota asks; null where what it is measured against is not known and nothing stands in for it. */
export function needed(quota: Quota, measures: Measures): number | null {
  if (quota.base === "absolute") return quota.count
  const whole = measures[quota.base] ?? null
  return whole === null ? (quota.otherwise ?? null) : smallest(quota, whole)
}
