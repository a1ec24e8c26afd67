import { mayDo } from "./access.ts"
import type { Actor, Deed } from "./access.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { nextStep } from "./petition-path.ts"
import type { PetitionState } from "./petition-state.ts"
import { factsOf, takeStep } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideTransition } from "./petition.ts"
import type { PetitionActor, TransitionRefusal } from "./petition.ts"
import { replyLimits } from "./petition-text.ts"
import type { RejectionCode } from "./rejection.ts"
import { decideLength } from "./text.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

export type DeedRefusal = TransitionRefusal | "no-such-petition" | "not-yours"

/** Where a petition stands after a deed. */
export interface Moved {
  readonly state: PetitionState
}

/** What a moderator decides: it goes on, or it does not and why. */
export type Moderation =
  | { readonly decision: "admit" }
  | { readonly decision: "reject"; readonly code: RejectionCode; readonly details: string | null }

/** Decides on a petition's conformity with the rules. A rejection says by which rule, in a code, and in words. */
export function moderatePetition(
  house: PetitionHouse,
  petitionId: string,
  moderation: Moderation,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Moved, DeedRefusal>> {
  const admits = moderation.decision === "admit"
  return move(house, petitionId, actor, now, {
    deed: "petition.moderate",
    by: "moderator",
    to: (petition) =>
      admits ? nextStep(factsOf(house, petition).procedure, petition.state) : "rejected",
    change: admits ? {} : { refusal_code: moderation.code, refusal_details: moderation.details },
    reason: admits ? undefined : moderation.code,
  })
}

/** What a deputy answers: a text that stands beside the grounds, or that there will be none. */
export type Reply =
  | { readonly outcome: "given"; readonly text: string; readonly lang: Lang }
  | { readonly outcome: "declined" }

/** Takes the deputy's reply in the reply window; signing opens with it. */
export function replyToPetition(
  house: PetitionHouse,
  petitionId: string,
  reply: Reply,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Moved, DeedRefusal | "reply-too-short" | "reply-too-long">> {
  if (reply.outcome === "declined") {
    return answer(house, petitionId, actor, now, { reply_outcome: "declined", replied_at: now })
  }
  const text = decideLength("reply", reply.text, replyLimits)
  if (!text.ok) return Promise.resolve(text)
  return answer(house, petitionId, actor, now, {
    reply_outcome: "given",
    reply_text: text.value,
    reply_lang: reply.lang,
    replied_at: now,
  })
}

/** Takes a petition back: its author alone, while it is not over. */
export function withdrawPetition(
  house: PetitionHouse,
  petitionId: string,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Moved, DeedRefusal>> {
  return move(house, petitionId, actor, now, {
    deed: "petition.withdraw",
    by: "proponent",
    to: () => "withdrawn",
  })
}

function answer(
  house: PetitionHouse,
  petitionId: string,
  actor: Actor,
  now: Instant,
  change: PetitionChange,
) {
  return move(house, petitionId, actor, now, {
    deed: "petition.reply",
    by: "deputy",
    to: () => "open",
    change,
  })
}

interface Move {
  readonly deed: Deed
  readonly by: PetitionActor
  /** The state to go to; undefined where none follows. */
  readonly to: (petition: StoredPetition) => PetitionState | undefined
  readonly change?: PetitionChange
  readonly reason?: string | undefined
}

function move(
  house: PetitionHouse,
  petitionId: string,
  actor: Actor,
  now: Instant,
  { deed, by, to, change = {}, reason }: Move,
): Promise<Outcome<Moved, DeedRefusal>> {
  return commit(house.db, async (trx): Promise<Outcome<Moved, DeedRefusal>> => {
    const found = await findPetition(trx, petitionId)
    if (!found) return refuse("no-such-petition")
    const { personId } = await getSeat(trx, found.membershipId)
    if (!mayDo(actor, deed, { personId, accountId: found.proponentId })) return refuse("not-yours")

    const petition = await bringUpToDate(house, trx, found.id, now)
    const target = to(petition)
    if (!target) return refuse("no-such-transition")
    const step = decideTransition(factsOf(house, petition), target, by, now)
    if (!step.ok) return step
    const { state } = await takeStep(house, trx, petition, step.value, {
      accountId: actor.id,
      change,
      ...(reason === undefined ? {} : { reason }),
    })
    return accept({ state })
  })
}
