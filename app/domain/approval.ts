import { mayDo } from "./access.ts"
import type { Actor, Deed } from "./access.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What one person may only propose and another must approve, and the deed that both need. */
export const approvalKinds = {
  "organization.admit": "organization.admit",
  "organization.suspend": "organization.admit",
  "organization.reinstate": "organization.admit",
  "account.admit": "account.admit",
  "account.suspend": "account.suspend",
  "account.reinstate": "account.suspend",
  "person.claim": "account.admit",
  "person.invite": "account.admit",
  "person.code": "account.admit",
  "petition.remove": "content.remove",
  "content.hide": "content.remove",
  "content.remove": "content.remove",
  "content.reinstate": "content.remove",
  "signature.invalidate": "signature.review",
  "recall.enter": "recall.record",
  "code-book.adopt": "code-book.adopt",
  "hold.place": "data.hold",
  "hold.lift": "data.hold",
} as const satisfies Record<string, Deed>

export type ApprovalKind = keyof typeof approvalKinds

/** Tells whether a text, such as a value from the database, is a kind. */
export function isApprovalKind(text: string): text is ApprovalKind {
  return Object.hasOwn(approvalKinds, text)
}

/** Who has a stake in the matter, and so may neither propose nor decide. */
export interface Parties {
  readonly accountIds?: readonly number[]
  /** Deputies: their own accounts and those that speak for them. */
  readonly personIds?: readonly number[]
  /** Organisations: everybody who works for them. */
  readonly organizationIds?: readonly number[]
}

/** An actor, and the organisation that they work for. */
export interface Approver extends Actor {
  readonly organizationId: number | null
  /** Deputies to whom they are bound by their own declaration of a conflict of interest. */
  readonly boundTo?: readonly number[] | undefined
}

/** A proposal as the rules look at it. */
export interface Proposal {
  readonly kind: ApprovalKind
  readonly parties: Parties
  readonly proposedBy: number
  readonly lapsesAt: Instant
  readonly decidedAt: Instant | null
}

/** A proposal that nobody decides in this time is no longer one. */
const lasts = 14 * day

/** When a proposal of an instant lapses. */
export function lapseOf(at: Instant): Instant {
  return later(at, lasts)
}

/** Tells whether somebody has a stake in the matter. */
export function isParty(actor: Approver, parties: Parties): boolean {
  return (
    (parties.accountIds ?? []).includes(actor.id) ||
    isAmong(actor.personId, parties.personIds) ||
    (actor.boundTo ?? []).some((personId) => isAmong(personId, parties.personIds)) ||
    isAmong(actor.organizationId, parties.organizationIds)
  )
}

/** Decides whether somebody may propose it. */
export function decideProposing(
  kind: ApprovalKind,
  parties: Parties,
  actor: Approver,
): Outcome<undefined, "not-yours" | "party-to-it"> {
  if (!mayDo(actor, approvalKinds[kind])) return refuse("not-yours")
  return isParty(actor, parties) ? refuse("party-to-it") : accept(undefined)
}

export type DecidingRefusal =
  "not-yours" | "party-to-it" | "own-proposal" | "already-decided" | "proposal-lapsed"

/**
 * Decides whether somebody may be the second person: another one of the role, with no stake in the
 * matter, while the proposal still stands.
 */
export function decideDeciding(
  proposal: Proposal,
  actor: Approver,
  now: Instant,
): Outcome<undefined, DecidingRefusal> {
  const may = decideProposing(proposal.kind, proposal.parties, actor)
  if (!may.ok) return may
  if (proposal.proposedBy === actor.id) return refuse("own-proposal")
  return decideTime(proposal, now)
}

/**
 * Decides whether somebody may do it alone, with the glass broken: an operator, who has no stake in it
 * either. It is told to everybody who watches.
 */
export function decideAlone(
  proposal: Proposal,
  actor: Approver,
  now: Instant,
): Outcome<undefined, DecidingRefusal> {
  if (!mayDo(actor, "glass.break")) return refuse("not-yours")
  return isParty(actor, proposal.parties) ? refuse("party-to-it") : decideTime(proposal, now)
}

function decideTime({ decidedAt, lapsesAt }: Proposal, now: Instant) {
  if (decidedAt !== null) return refuse("already-decided")
  return now >= lapsesAt ? refuse("proposal-lapsed") : accept(undefined)
}

function isAmong(id: number | null, ids: readonly number[] = []): boolean {
  return id !== null && ids.includes(id)
}
