import { storeMotions } from "#app/domain/import/motions.server.ts"
import type { FindVoter, SpacedMotion } from "#app/domain/import/motions.server.ts"
import { findDeciders, sayNobody } from "#app/domain/import/deciders.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { findVoters } from "#app/domain/import/voters.server.ts"
import { sayPlace } from "#app/exchange/motion.ts"
import type { MotionRecord } from "#app/exchange/motion.ts"
import type { MappedMotions } from "#app/exchange/popolo-votes.ts"
import { listLegislaturesOf } from "#db/queries/legislatures.server.ts"

/** Stores motions and votes: first who voted, then which organization decided, then the votes. */
export async function storePopoloVotes(
  run: ImportRun,
  { motions, voters: mentions }: MappedMotions,
  given: string | null,
): Promise<void> {
  const voters = await findVoters(run, mentions, given)
  const people = [...voters.values()].filter((voter) => typeof voter === "number")
  const seats = await listLegislaturesOf(run.trx, run.engine, people)
  const legislatures = new Set([...seats.values()].flatMap((ids) => [...ids]))
  const decide = await findDeciders(run, motions, { voters, seats, given })

  const spaced: SpacedMotion[] = []
  for (const record of motions) {
    const decider = decide(record)
    if (typeof decider === "string") rejectMotion(run, record, decider)
    else spaced.push({ record, ...decider })
  }

  /** An id that without --source led to a member of other legislatures alone may be somebody else's. */
  const findVoter: FindVoter = (voterId, decidedBy) => {
    const voter = voters.get(voterId) ?? sayNobody(voterId)
    if (given !== null || typeof voter === "string" || decidedBy === undefined) return voter
    const own = seats.get(voter)
    const isStranger = own !== undefined && legislatures.has(decidedBy) && !own.has(decidedBy)
    return isStranger
      ? `the voter "${voterId}" is a member of another legislature: name the source with --source`
      : voter
  }
  await storeMotions(run, spaced, findVoter)
}

/** Rejects a motion with its events and votes, each told why. */
export function rejectMotion(
  run: ImportRun,
  { draft, events }: MotionRecord,
  reason: string,
): void {
  run.tally.reject("motion", draft.place, reason)
  for (const { draft: event, ballots } of events) {
    run.tally.reject("vote_event", event.place, "its motion was rejected")
    for (const { place } of ballots) {
      run.tally.reject("vote", sayPlace(place), "its motion was rejected")
    }
  }
}
