import { leastDisclosed } from "./disclosure.ts"

/** What the map of regions is coloured by. */
export const regionMeasures = ["kept", "signatures"] as const
export type RegionMeasure = (typeof regionMeasures)[number]

/** What the record holds of one region: promises with a final finding, how many were kept, and signatures as published. */
export interface RegionFigures {
  readonly kept: number
  readonly assessed: number
  readonly signatures: number
}

/** How dark a tile is: 1 to 4, or why it has no colour. */
export type Shade = 1 | 2 | 3 | 4 | "none" | "few"

/**
 * The shade of a region. Under `leastDisclosed` there is none: a share of a few promises says nothing, and a
 * few signatures of one region are not told together either. What is told of signatures is the sum of
 * published counts, each of which stands on its petition's page already.
 */
export function shadeOf(measure: RegionMeasure, figures: RegionFigures | undefined): Shade {
  const { kept = 0, assessed = 0, signatures = 0 } = figures ?? {}
  const base = measure === "kept" ? assessed : signatures
  if (base === 0) return "none"
  if (base < leastDisclosed) return "few"
  const part = measure === "kept" ? kept / assessed : Math.log10(signatures) / 4 - 0.25
  return (Math.min(3, Math.floor(part * 4)) + 1) as Shade
}

/** Where each shade of signatures begins; the last has no end. */
export const signatureSteps: readonly number[] = [10, 100, 1000, 10_000]
