import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { ruleSetFor } from "./binding-rule-set.ts"
import { mandateSpan } from "./mandate.ts"
import { decideOpening } from "./petition-opening.ts"
import type { Opening } from "./petition-opening.ts"
import type { PetitionState } from "./petition-state.ts"
import { tell } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import { assess } from "./recall-rule.ts"
import type { Assessment } from "./recall-rule.ts"
import type { RuleSet } from "./rule-set.ts"
import { newPetitionKey } from "./signature-secrets.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome, Refusal } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit, touch } from "#db/commit.server.ts"
import { findLatestElectorate } from "#db/queries/areas.server.ts"
import {
  insertGrounds,
  insertPetition,
  insertTransition,
} from "#db/queries/petition-changes.server.ts"
import { findSeat, listPledgesOnTrial } from "#db/queries/petition-seats.server.ts"
import type { Seat } from "#db/queries/petition-seats.server.ts"
import { findLivePetition, lockPetition } from "#db/queries/petitions.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

export { advancePetitions } from "./petition-clock.server.ts"
export { moderatePetition, replyToPetition, withdrawPetition } from "./petition-deeds.server.ts"
export { secondPetition } from "./petition-seconding.server.ts"

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
  return commit(house.db, async (trx): Promise<Outcome<Opened>> => {
    if (!mayDo(actor, "petition.open")) return refuse("not-yours")
    const seat = await findSeat(trx, submission.mandate)
    if (!seat) return refuse("no-such-mandate")
    const grounds = await listPledgesOnTrial(trx, submission.pledges)
    if (grounds.length < submission.pledges.length) return refuse("no-such-promise")

    const lawful = await findLawful(house, trx, seat, now)
    const livePetition = (await findLivePetition(trx, seat.membershipId)) ?? null
    const decision = decideOpening(
      {
        text: submission,
        deputyId: seat.personId,
        mandate: seat.dates,
        grounds,
        livePetition,
        procedure: lawful.ruleSet.procedure,
        recallRefusals: lawful.refusals,
      },
      now,
    )
    if (!decision.ok) return decision
    return store(house, trx, { submission, seat, lawful, actor, opening: decision.value, now })
  })
}

/** What the law says of a petition about a seat now. */
export interface Lawful {
  readonly ruleSet: RuleSet
  readonly assessment: Assessment
  /**
   * Why none may be begun now. What the former wording forbade counts too: a petition that is begun in
   * error cannot be undone for the deputy, one that waits for a reading of the law can be begun later.
   */
  readonly refusals: readonly Refusal[]
  readonly electorate: number | null
  readonly today: Day
}

/** Reads the law for a seat at an instant: the rule set that binds it, and what that says of now. */
export async function findLawful(
  { ruleSets }: Pick<PetitionHouse, "ruleSets">,
  db: Reader,
  seat: Seat,
  now: Instant,
): Promise<Lawful> {
  const ruleSet = ruleSetFor(seat, ruleSets, todayAt(now))
  const today = dayIn(ruleSet.procedure.timeZone, now)
  const electorate = seat.areaId === null ? undefined : await findLatestElectorate(db, seat.areaId)
  const { from, to } = mandateSpan(seat.dates)
  const assessment = assess(ruleSet, {
    on: today,
    mandate: seat.kind ?? undefined,
    electedOn: from ?? undefined,
    termEndsOn: to ?? undefined,
    electorate: electorate?.registered,
  })
  const refusals = [...assessment.refusals, ...(assessment.lastKnown.refusals ?? [])]
  return { ruleSet, assessment, refusals, electorate: electorate?.registered ?? null, today }
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
  const { lang } = submission
  const { text, state, replyDueOn, openedAt, closesOn } = opening
  const { assessment, ruleSet, electorate } = lawful
  const id = await insertPetition(trx, {
    publicId,
    membershipId: seat.membershipId,
    areaId: seat.areaId,
    ruleSet: ruleSet.id,
    asks: ruleSet.asks,
    state,
    lang,
    ...text,
    textSha256: sha256(canonicalJson({ lang, ...text })),
    proponentId: actor.id,
    keySealed: newPetitionKey(house.keys, publicId),
    createdAt: now,
    replyDueOn,
    openedAt,
    closesOn,
    threshold: assessment.signaturesNeeded ?? assessment.lastKnown.signaturesNeeded ?? null,
    electorate,
  })
  // Somebody else's petition of this very instant came first.
  if (id === undefined) return refuse("live-petition-exists")
  await insertGrounds(trx, id, opening.grounds)
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
    article: null,
  })
  await touch(trx, "petition", id, now)
  await tell(house, trx, await lockPetition(trx, house.db.engine, id), step)
  return accept({ publicId, state })
}
