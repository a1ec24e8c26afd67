import { mandateSpan } from "./mandate.ts"
import { deadlineOf } from "./petition-path.ts"
import type { PetitionState } from "./petition-state.ts"
import { factsOf, takeStep } from "./petition-step.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideTransition } from "./petition.ts"
import type { PetitionActor, PetitionFacts } from "./petition.ts"
import { liveStates } from "./petition-state.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { PetitionChange } from "#db/queries/petition-changes.server.ts"
import { getSeat } from "#db/queries/petition-seats.server.ts"
import { getPetition, listLivePetitionIds, lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/**
 * Takes every step that the clock owes by `now`: seconders not found, reply time over, signing period
 * over, mandate over. Run again, or by two workers at once, each step is still taken once.
 */
export async function advancePetitions(house: PetitionHouse, now: Instant): Promise<void> {
  for (const id of await listLivePetitionIds(house.db.read)) {
    const petition = await getPetition(house.db.read, id)
    if (!(await findDueStep(house, house.db.read, petition, now))) continue
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
  for (;;) {
    const due = await findDueStep(house, trx, petition, now)
    if (!due) return petition
    const step = decideTransition(factsOf(house, petition), due.to, due.by, now)
    if (!step.ok) throw new Error(`the clock may not do what is due: ${step.refusal.code}`)
    petition = await takeStep(house, trx, petition, step.value, due)
  }
}

interface DueStep {
  readonly to: PetitionState
  readonly by: PetitionActor
  readonly change?: PetitionChange
}

/** The step whose day has ended first: what was over before the mandate was is not moot. */
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
  const mandateEnd = mandateSpan((await getSeat(db, petition.membershipId)).dates).to
  if (isOver(deadline, today) && !(isOver(mandateEnd, today) && mandateEnd < deadline)) {
    return afterDeadline(facts)
  }
  return isOver(mandateEnd, today) ? { to: "moot", by: "system" } : undefined
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
