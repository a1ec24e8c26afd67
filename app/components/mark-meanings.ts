import type { Rating } from "#app/domain/rating.ts"
import type { AccreditationState } from "#app/domain/accreditation.ts"
import type { PetitionState } from "#app/domain/petition.ts"
import type { Shape } from "./mark-shapes.tsx"

export const ratingShape = {
  kept: "square-ticked-solid",
  "partly-kept": "square-half",
  broken: "square-split",
  "in-progress": "ring-play",
  stalled: "ring-bars",
  "not-due": "ring-clock",
  "not-assessed": "square-dashed",
  "not-verifiable": "diamond-question",
  "outside-power": "diamond-bar",
} as const satisfies Record<Rating, Shape>

export const petitionStateShape = {
  draft: "ring",
  seconding: "ring-quarter",
  "legal-check": "ring-half",
  "reply-window": "ring-three-quarters",
  open: "ring-disc",
  paused: "ring-bars",
  "closed-reached": "square-ticked",
  "closed-not-reached": "square-low",
  rejected: "square-crossed",
  withdrawn: "square-back",
  moot: "diamond-bar",
  removed: "square-dashed-slashed",
} as const satisfies Record<PetitionState, Shape>

export const voteShape = {
  yes: "disc",
  no: "ring-slashed",
  abstain: "ring",
  absent: "bar",
  "not-voting": "ring-dot",
  paired: "two-discs",
  both: "ring-half",
} as const satisfies Record<string, Shape>

export type VoteOption = keyof typeof voteShape

export const evidenceShape = {
  supports: "plus",
  contradicts: "bar",
  context: "ring",
} as const satisfies Record<string, Shape>

export type EvidenceDirection = keyof typeof evidenceShape

export const signatureShape = {
  pending: "ring",
  counted: "square-ticked",
  withdrawn: "square-back",
  invalidated: "square-crossed",
  expired: "ring-clock",
  held: "ring-bars",
} as const satisfies Record<string, Shape>

export type SignatureMarkState = keyof typeof signatureShape

/** How far a witness of the log has come along with it. */
export const witnessShape = {
  level: "square-ticked",
  behind: "ring-clock",
  none: "ring",
} as const satisfies Record<string, Shape>

export const accreditationShape = {
  applied: "ring",
  declined: "square-crossed",
  admitted: "square-ticked",
  suspended: "ring-bars",
} as const satisfies Record<AccreditationState, Shape>
