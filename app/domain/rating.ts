/** How a promise stands, in the order in which pages show it: final, moving, not looked at, outside the scale. */
export const ratings = [
  "kept",
  "partly-kept",
  "broken",
  "in-progress",
  "stalled",
  "not-due",
  "not-assessed",
  "not-verifiable",
  "outside-power",
] as const

export type Rating = (typeof ratings)[number]

/** Tells whether a text names a rating. */
export function isRating(text: string): text is Rating {
  return (ratings as readonly string[]).includes(text)
}
