import type { RequestContext } from "#app/context.server.ts"
import { deadlinesOf, runningDeadlines } from "#app/domain/recall-deadline.ts"
import type { Deadline } from "#app/domain/recall-deadline.ts"
import { eventsOf } from "#app/domain/recall-story.ts"
import { finalRecallStates } from "#app/domain/recall.ts"
import type { RecallState } from "#app/domain/recall.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import type { Day } from "#app/lib/instant.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { listRecallEntries } from "#db/queries/recall-entries.server.ts"
import type { StoredRecallEntry } from "#db/queries/recall-entries.server.ts"

/** What a page tells of the statute's drive. */
export interface Drive {
  readonly state: RecallState
  readonly entries: readonly StoredRecallEntry[]
  /** Deadlines that an event has begun and none has met; none once the drive is over. */
  readonly deadlines: readonly Deadline[]
  readonly validFrom: Day | null
}

/** The statute's drive of a petition; null where nothing follows from it in law. */
export async function recallDrive(
  { db, house }: Pick<RequestContext, "db" | "house">,
  petition: StoredPetition,
): Promise<Drive | null> {
  const ruleSet = getRuleSet(house.ruleSets, petition.ruleSet)
  if (ruleSet.legalEffect === "none") return null
  const entries = await listRecallEntries(db.read, petition.id)
  const isOver = finalRecallStates.includes(petition.recallState)
  const deadlines = isOver ? [] : runningDeadlines(deadlinesOf(ruleSet, eventsOf(entries)))
  return { state: petition.recallState, entries, deadlines, validFrom: ruleSet.validFrom }
}
