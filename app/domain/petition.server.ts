import { settledWays } from "./accepted-ways.server.ts"
import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { findLawful } from "./petition-law.server.ts"
import type { Lawful } from "./petition-law.server.ts"
import { logStep } from "./petition-leaf.server.ts"
import { tell } from "./petition-letters.server.ts"
import { decideOpening } from "./petition-opening.ts"
import type { Opening } from "./petition-opening.ts"
import type { PetitionState } from "./petition-state.ts"
import { articleOfState, moveTogether } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { textHash } from "./petition-hash.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import { newPetitionKey } from "./signature-secrets.server.ts"
import { indexPetition } from "./search-index.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { insertPetition, insertTransition } from "#db/queries/petition-changes.server.ts"
import { insertGrounds } from "#db/queries/petition-grounds.server.ts"
import { findSeat, listPledgesOnTrial } from "#db/queries/petition-seats.server.ts"
import type { Seat } from "#db/queries/petition-seats.server.ts"
import { findLivePetition, lockPetition } from "#db/queries/petitions.server.ts"
import type { Trx } from "#db/schema.ts"

export { moderatePetition } from "./petition-check.server.ts"
export { advancePetitions } from "./petition-clock.server.ts"
export { replyToPetition, withdrawPetition } from "./petition-deeds.server.ts"
export { editPetition, submitDraft } from "./petition-edit.server.ts"
export { findLawful } from "./petition-law.server.ts"
export { pausePetition, resumePetition } from "./petition-pause.server.ts"
export { chooseWays } from "./petition-ways.server.ts"

/** What an author submits. Ids are public ones. */
export interface Submission {
  readonly mandate: PublicId
  /** The broken promises that are its grounds, in the author's order. */
  readonly pledges: readonly PublicId[]
  readonly title: string
  readonly statement: string
  readonly lang: Lang
}

export interface Opened {
  readonly publicId: PublicId
  readonly state: PetitionState
}

/**
 * Submits a petition: it goes into the first state of its rule set's procedure, with its grounds pinned,
 * the number of signatures it needs, and a key of its own.
 *
 * Refuses what `decideOpening` refuses, and: `not-yours` (the role may not), `no-such-mandate`,
 * `no-such-promise`. Two submissions at one instant against one deputy: the second is refused.
 */
export function openPetition(
  house: PetitionHouse,
  submission: Submission,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Opened>> {
  return begin(house, submission, actor, now, "submit")
}

/** Keeps a petition as its author's draft. Refuses what `openPetition` refuses, but that another one is live. */
export function draftPetition(
  house: PetitionHouse,
  submission: Submission,
  actor: Actor,
  now: Instant,
): Promise<Outcome<Opened>> {
  return begin(house, submission, actor, now, "keep")
}

function begin(
  house: PetitionHouse,
  submission: Submission,
  actor: Actor,
  now: Instant,
  intent: "submit" | "keep",
): Promise<Outcome<Opened>> {
  return commit(house.db, async (trx): Promise<Outcome<Opened>> => {
    if (!mayDo(actor, "petition.open")) return refuse("not-yours")
    const seat = await findSeat(trx, submission.mandate)
    if (!seat) return refuse("no-such-mandate")
    const grounds = await listPledgesOnTrial(trx, submission.pledges)
    if (grounds.length < submission.pledges.length) return refuse("no-such-promise")

    const lawful = await findLawful(house, trx, seat, now)
    const live = intent === "submit" ? await findLivePetition(trx, seat.membershipId) : undefined
    const decision = decideOpening(
      {
        text: submission,
        deputyId: seat.personId,
        mandate: seat.dates,
        grounds,
        livePetition: live ?? null,
        procedure: lawful.ruleSet.procedure,
        recallRefusals: lawful.refusals,
      },
      now,
    )
    if (!decision.ok) return decision
    const opening = intent === "submit" ? decision.value : asDraft(decision.value)
    return store(house, trx, { submission, seat, lawful, actor, opening, now })
  })
}

function asDraft(opening: Opening): Opening {
  return { ...opening, state: "draft", replyDueOn: null, openedAt: null, closesOn: null }
}

interface Decided {
  readonly submission: Submission
  readonly seat: Seat
  readonly lawful: Lawful
  readonly actor: Actor
  readonly opening: Opening
  readonly now: Instant
}

async function store(
  house: PetitionHouse,
  trx: Trx,
  { submission, seat, lawful, actor, opening, now }: Decided,
): Promise<Outcome<Opened>> {
  const publicId = newPublicId()
  const { text, state, replyDueOn, openedAt, closesOn } = opening
  const { ruleSet, needed, electorate, basis } = lawful
  const asked = { ruleSet: ruleSet.id, asks: ruleSet.asks }
  const id = await insertPetition(trx, {
    publicId,
    membershipId: seat.membershipId,
    areaId: seat.areaId,
    ...asked,
    state,
    lang: submission.lang,
    ...text,
    textSha256: textHash(submission.lang, text),
    proponentId: actor.id,
    keySealed: newPetitionKey(house.keys, publicId),
    createdAt: now,
    ...{ replyDueOn, openedAt, closesOn, electorate },
    threshold: needed,
    lawBasis: basis,
    secondingSince: state === "seconding" ? now : null,
    frozenAt: state === "draft" || state === "seconding" ? null : now,
    accepts: openedAt && settledWays(house, { ...asked, accepts: null }),
  })
  // Somebody else's petition of this very instant came first.
  if (id === undefined) return refuse("live-petition-exists")
  await insertGrounds(trx, id, opening.grounds)
  if (state === "draft") return accept({ publicId, state })
  const step = { from: "draft", to: state, by: "proponent", at: now } as const
  await insertTransition(trx, {
    petitionId: id,
    track: "state",
    from: step.from,
    to: step.to,
    at: now,
    actor: step.by,
    accountId: actor.id,
    reason: "submitted",
    article: articleOfState(ruleSet, state),
  })
  await moveTogether(trx, { id, recallState: "none" }, step, ruleSet)
  await touch(trx, "petition", id, now)
  const stored = await lockPetition(trx, house.db.engine, id)
  await indexPetition(trx, stored)
  await logStep(house, trx, stored, step)
  await tell(house.keys, trx, stored, step)
  return accept({ publicId, state })
}
