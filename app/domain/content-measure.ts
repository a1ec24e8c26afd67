import type { ApprovalKind } from "./approval.ts"
import type { ModeratedKind } from "./moderated.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What the ledger tells of: `invalidated` and `held` (set aside for a review) are of signatures alone. */
export const measures = ["hidden", "removed", "reinstated", "invalidated", "held"] as const
export type Measure = (typeof measures)[number]

/** What two moderators can do to a text. */
export const contentDeeds = ["hide", "remove", "reinstate"] as const
export type ContentDeed = (typeof contentDeeds)[number]

/** How a text stands: hidden texts are kept sealed, of removed ones the hash alone. */
export type Standing = "shown" | "hidden" | "removed"

/** Which proposal a deed needs. A whole petition is removed by its own, which closes its address. */
export function approvalKindOf(deed: ContentDeed, kind: ModeratedKind): ApprovalKind {
  if (deed === "remove" && kind === "petition") return "petition.remove"
  return `content.${deed}`
}

export type MeasureRefusal = "hidden-already" | "not-hidden" | "removed-for-good"

/**
 * Decides whether a deed can be done to a text as it stands. A text is first hidden and then removed for
 * good or put back; removal destroys the words, so that nothing follows it.
 */
export function decideMeasure(
  deed: ContentDeed,
  standing: Standing,
): Outcome<undefined, MeasureRefusal> {
  if (standing === "removed") return refuse("removed-for-good")
  if (deed === "hide") return standing === "hidden" ? refuse("hidden-already") : accept(undefined)
  return standing === "hidden" ? accept(undefined) : refuse("not-hidden")
}
