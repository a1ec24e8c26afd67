import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { decideRecallTransition } from "./recall.ts"
import type { RecallActor, RecallRefusal, RecallState } from "./recall.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { movePetition } from "#db/queries/petition-changes.server.ts"
import { findPetition, lockPetition } from "#db/queries/petitions.server.ts"

/** A step of the statute's own drive, as somebody who knows of it enters it. */
export interface RecallEntry {
  readonly to: RecallState
  /** Who took the step in law, such as the commission. */
  readonly by: RecallActor
  /** Where it can be read: a decision's number, an address. */
  readonly source: string
  readonly article: string | null
}

export type Recorded = Outcome<
  { readonly recallState: RecallState },
  RecallRefusal | "no-such-petition" | "not-yours"
>

/** Enters where the statute's drive stands. It moves on its own track; online support is not touched. */
export function recordRecallStep(
  { db }: Pick<PetitionHouse, "db">,
  petitionId: string,
  entry: RecallEntry,
  actor: Actor,
  now: Instant,
): Promise<Recorded> {
  return commit(db, async (trx): Promise<Recorded> => {
    if (!mayDo(actor, "recall.record")) return refuse("not-yours")
    const found = await findPetition(trx, petitionId)
    if (!found) return refuse("no-such-petition")
    const petition = await lockPetition(trx, db.engine, found.id)
    const step = decideRecallTransition(petition.recallState, entry.to, entry.by, now)
    if (!step.ok) return step
    await movePetition(trx, {
      petitionId: petition.id,
      track: "recall_state",
      from: step.value.from,
      to: step.value.to,
      at: now,
      actor: step.value.by,
      accountId: actor.id,
      reason: entry.source,
      article: entry.article,
    })
    await touch(trx, "petition", petition.id, now)
    return accept({ recallState: step.value.to })
  })
}
