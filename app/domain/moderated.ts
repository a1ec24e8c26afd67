import type { Parties } from "./approval.ts"
import type { PublicId } from "./public-id.ts"

/**
 * What can be reported, hidden and appealed. A claim is what a deputy says of a promise, a reply answers a
 * petition, a source is the copy of a page or a document that is kept here.
 */
export const moderatedKinds = [
  "petition",
  "reply",
  "pledge",
  "evidence",
  "verdict",
  "coding",
  "claim",
  "challenge",
  "source",
] as const

export type ModeratedKind = (typeof moderatedKinds)[number]

/** Tells whether a text, such as a query parameter, is a kind. */
export function isModeratedKind(text: string): text is ModeratedKind {
  return (moderatedKinds as readonly string[]).includes(text)
}

/** A text of the site, as moderation sees it. */
export interface Moderated {
  readonly kind: ModeratedKind
  /** Of a reply: its petition's. */
  readonly publicId: PublicId
  readonly id: number
  /** As it stands now, the stub where it is hidden. */
  readonly text: string
  readonly lang: string
  /** The promise or the petition on whose page it stands. */
  readonly page: { readonly kind: "petition" | "pledge"; readonly publicId: PublicId }
  /** The deputy it concerns, in the reader's language. */
  readonly personName: string
  readonly personId: number
  /** Accounts that wrote it; none for what was imported. */
  readonly authorIds: readonly number[]
  /** Organisations that it was written for. */
  readonly organizationIds: readonly number[]
  /** Who has a stake in it beside authors and deputy: the author of the petition that a reply answers. */
  readonly otherPartyIds: readonly number[]
}

/**
 * Who has a stake in a text: who wrote it, their organisations, the deputy it is about with all who speak
 * for the deputy, and whoever else is named, such as those who reported it.
 */
export function partiesOf(
  { authorIds, otherPartyIds, organizationIds, personId }: Moderated,
  others: readonly number[] = [],
): Parties {
  return {
    accountIds: [...new Set([...authorIds, ...otherPartyIds, ...others])].sort(
      (one, other) => one - other,
    ),
    personIds: [personId],
    organizationIds,
  }
}
