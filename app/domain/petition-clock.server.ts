import { mandateSpan } from "./mandate.ts"
import { deadlineOf } from "./petition-path.ts"
import { beforeOpeningStates, liveStates } from "./petition-state.ts"
import type { PetitionState } from "./petition-state.ts"
import { factsOf, takeStep } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideTransition } from "./petition.ts"
import type { PetitionActor, PetitionFacts } from "./petition.ts"
import { liveRecallStates } from "./recall.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { movePetition } from "#db/queries/petition-changes.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"
import { hasFallenGround, listUnopenedOn } from "#db/queries/petition-grounds.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { getPetition, listLivePetitionIds, lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/**
 * Takes every step that the clock owes by `now`: seconders not found, reply time over, signing period
 * over, mandate over on either track, a ground fallen. Run again, or by two workers at once, each step is
 * still taken once.
 */
export async function advancePetitions(house: PetitionHouse, now: Instant): Promise<void> {
  for (const id of await listLivePetitionIds(house.db.read)) {
    const petition = await getPetition(house.db.read, id)
    const due =
      (await findDueStep(house, house.db.read, petition, now)) ??
      (await isDriveMoot(house, house.db.read, petition, now))
    if (!due) continue
    await commit(house.db, async (trx) => accept(await bringUpToDate(house, trx, id, now)))
  }
}

/**
 * Locks a petition and first takes the steps that the clock owes it, so that no deed slips in between the
 * end of a deadline and the worker's next turn.
 */
export async function bringUpToDate(
  house: PetitionHouse,
  trx: Trx,
  id: number,
  now: Instant,
): Promise<StoredPetition> {
  let petition = await lockPetition(trx, house.db.engine, id)
  if (await isDriveMoot(house, trx, petition, now)) {
    petition = await endDrive(house, trx, petition, now)
  }
  for (;;) {
    const due = await findDueStep(house, trx, petition, now)
    if (!due) return petition
    const step = decideTransition(factsOf(house, petition), due.to, due.by, now)
    if (!step.ok) throw new Error(`the clock may not do what is due: ${step.refusal.code}`)
    petition = await takeStep(house, trx, petition, step.value, due)
  }
}

/**
 * Takes back to its author every petition that has not opened and rests on this promise, where the promise
 * is no longer rated broken: in the very transaction that makes the verdict.
 */
export async function returnFallen(
  house: PetitionHouse,
  trx: Trx,
  pledgeId: number,
  now: Instant,
): Promise<void> {
  for (const id of await listUnopenedOn(trx, pledgeId)) await bringUpToDate(house, trx, id, now)
}

interface DueStep {
  readonly to: PetitionState
  readonly by: PetitionActor
  readonly change?: PetitionChange
}

/**
 * The step whose day has ended first: what was over before the mandate was is not moot. A ground that fell
 * comes before the deadline of the reply: nothing may open on it.
 */
async function findDueStep(
  house: PetitionHouse,
  db: Reader,
  petition: StoredPetition,
  now: Instant,
): Promise<DueStep | undefined> {
  if (!liveStates.includes(petition.state)) return undefined
  const facts = factsOf(house, petition)
  const today = dayIn(facts.procedure.timeZone, now)
  const deadline = deadlineOf(facts)
  const mandateEnd = await mandateEndOf(db, petition)
  const mandateFirst = isOver(mandateEnd, today) && (deadline === null || mandateEnd < deadline)
  if (mandateFirst) return { to: "moot", by: "system" }
  if (beforeOpeningStates.includes(petition.state) && (await hasFallenGround(db, petition.id))) {
    return { to: "draft", by: "system" }
  }
  if (isOver(deadline, today)) return afterDeadline(facts)
  return isOver(mandateEnd, today) ? { to: "moot", by: "system" } : undefined
}

/**
 * Tells whether the statute's drive has lost its object. A vote that was called is not judged here: the
 * mandate may have ended by that very vote, and its result is entered by people.
 */
async function isDriveMoot(
  house: PetitionHouse,
  db: Reader,
  petition: StoredPetition,
  now: Instant,
): Promise<boolean> {
  const { recallState } = petition
  if (!liveRecallStates.includes(recallState) || recallState === "vote-called") return false
  const today = dayIn(factsOf(house, petition).procedure.timeZone, now)
  return isOver(await mandateEndOf(db, petition), today)
}

async function endDrive(
  house: PetitionHouse,
  trx: Trx,
  petition: StoredPetition,
  now: Instant,
): Promise<StoredPetition> {
  await movePetition(trx, {
    petitionId: petition.id,
    track: "recall_state",
    from: petition.recallState,
    to: "moot",
    at: now,
    actor: "system",
    accountId: null,
    reason: "mandate-over",
    article: null,
  })
  await touch(trx, "petition", petition.id, now)
  return lockPetition(trx, house.db.engine, petition.id)
}

async function mandateEndOf(db: Reader, { membershipId }: StoredPetition): Promise<Day | null> {
  return mandateSpan((await getSeat(db, membershipId)).dates).to
}

function isOver(lastDay: Day | null, today: Day): lastDay is Day {
  return lastDay !== null && lastDay < today
}

function afterDeadline({ state, signatureCount, threshold }: PetitionFacts): DueStep {
  if (state === "seconding") return { to: "rejected", by: "clock" }
  if (state === "reply-window") {
    return { to: "open", by: "clock", change: { reply_outcome: "timed-out" } }
  }
  const reached = threshold !== null && signatureCount >= threshold
  return { to: reached ? "closed-reached" : "closed-not-reached", by: "clock" }
}
