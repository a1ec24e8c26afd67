import type { Rating } from "#app/domain/rating.ts"

/** What another coder might have seen in the same. */
export const mistaken: Readonly<Partial<Record<Rating, Rating>>> = {
  kept: "partly-kept",
  "partly-kept": "kept",
  broken: "partly-kept",
  "in-progress": "stalled",
  stalled: "in-progress",
  "not-due": "in-progress",
  "not-verifiable": "outside-power",
  "outside-power": "not-verifiable",
}

/** The clause of the code book that defines a rating. */
export const clauseOf: Readonly<Partial<Record<Rating, number>>> = {
  kept: 3,
  "partly-kept": 4,
  broken: 5,
  "in-progress": 6,
  stalled: 7,
  "not-due": 8,
  "not-verifiable": 10,
  "outside-power": 11,
}
