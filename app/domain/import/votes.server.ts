import type { FindVoter } from "#app/domain/import/motions.server.ts"
import type { ImportRun } from "#app/domain/import/run.server.ts"
import { showVote } from "#app/domain/import/shown.server.ts"
import { compareCounts, countOptions } from "#app/domain/vote.ts"
import type { OptionCount } from "#app/domain/vote.ts"
import { countsOf, sayPlace, settleBallots } from "#app/exchange/motion.ts"
import type { Ballot, EventRecord } from "#app/exchange/motion.ts"
import { chunks } from "#db/queries/bulk.server.ts"
import {
  deleteVotes,
  insertVotes,
  listStoredCounts,
  listStoredVotes,
  replaceCounts,
} from "#db/queries/imported-votes.server.ts"
import type { StoredVote } from "#db/queries/imported-votes.server.ts"
import { supersede } from "#db/queries/revisions.server.ts"

/** A stored vote event and the ballots cast in it. */
export interface CastEvent {
  readonly event: EventRecord
  readonly place: string
  /** Undefined where the event was rejected: then its votes are too. */
  readonly id: number | undefined
  readonly isNew: boolean
  readonly decidedBy: number | undefined
  /** Keys of groups by the source's id. */
  readonly groups: ReadonlyMap<string, number>
}

/** Stores votes and counts of events, comparing those that stood. */
export async function storeVotes(
  run: ImportRun,
  events: readonly CastEvent[],
  findVoter: FindVoter,
): Promise<void> {
  for (const some of chunks(eachOnce(events), 100)) {
    const settled = some.flatMap((cast) => settleEvent(run, cast, findVoter))
    await storeSettled(run, settled)
    run.advance(some.reduce((sum, { event }) => sum + event.ballots.length, 0))
  }
}

/** A file may hold an event twice; its ballots are then settled together. */
function eachOnce(events: readonly CastEvent[]): CastEvent[] {
  const byId = new Map<number, CastEvent>()
  const rejected = events.filter(({ id }) => id === undefined)
  for (const cast of events) {
    if (cast.id === undefined) continue
    const first = byId.get(cast.id)
    const ballots = [...(first?.event.ballots ?? []), ...cast.event.ballots]
    byId.set(cast.id, first ? { ...first, event: { ...first.event, ballots } } : cast)
  }
  return [...rejected, ...byId.values()]
}

interface SettledEvent {
  readonly id: number
  readonly isNew: boolean
  readonly votes: readonly StoredVote[]
  readonly counts: readonly OptionCount[]
}

/** Ballots as votes by key: those that no person can be found for or that contradict each other are rejected. */
function settleEvent(run: ImportRun, cast: CastEvent, findVoter: FindVoter): SettledEvent[] {
  const { event, place, id, isNew, decidedBy } = cast
  if (id === undefined) {
    for (const ballot of event.ballots) {
      run.tally.reject("vote", sayPlace(ballot.place), "its vote event was rejected")
    }
    return []
  }
  const votes: (StoredVote & Pick<Ballot, "place">)[] = []
  for (const ballot of event.ballots) {
    const voter = findVoter(ballot.voterId, decidedBy)
    if (typeof voter === "string") {
      run.tally.reject("vote", sayPlace(ballot.place), voter)
      continue
    }
    votes.push({
      eventId: id,
      personId: voter,
      option: ballot.option,
      groupId: ballot.groupId === null ? null : (cast.groups.get(ballot.groupId) ?? null),
      role: ballot.role,
      pairedId: findPaired(run, ballot, findVoter, decidedBy),
      place: ballot.place,
    })
  }
  warnOfCounts(run, event, place)
  const settled = settleBallots(votes, ({ personId }) => personId, run.tally)
  return [{ id, isNew, votes: settled, counts: countsOf(event, settled) }]
}

function findPaired(
  run: ImportRun,
  { pairedId, place }: Ballot,
  findVoter: FindVoter,
  decidedBy: number | undefined,
): number | null {
  if (pairedId === null) return null
  const paired = findVoter(pairedId, decidedBy)
  if (typeof paired === "number") return paired
  run.tally.warn(sayPlace(place), `the other of the pair is not kept: ${paired}`)
  return null
}

function warnOfCounts(run: ImportRun, { counts, ballots }: EventRecord, place: string): void {
  if (!counts || ballots.length === 0) return
  const counted = countOptions(ballots)
  for (const { option, value } of compareCounts(counts, counted)) {
    const votes = counted.find((count) => count.option === option)?.value ?? 0
    run.tally.warn(place, `the source counts ${value} "${option}", its votes are ${votes}`)
  }
}

async function storeSettled(run: ImportRun, events: readonly SettledEvent[]): Promise<void> {
  const { trx, engine } = run
  const old = events.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const stood = old.length > 0 ? await listStoredVotes(trx, engine, old) : []
  const standing = new Map(stood.map((vote) => [keyOfVote(vote), vote]))
  const counted = await listStoredCounts(trx, engine, old)
  const fresh: StoredVote[] = []
  const recounted: SettledEvent[] = []
  for (const event of events) {
    const changed = sortVotes(run, event, standing, fresh)
    const oldCounts = counted.get(event.id) ?? []
    const isRecounted = !event.isNew && sayCounts(oldCounts) !== sayCounts(event.counts)
    if (event.isNew || isRecounted) recounted.push(event)
    const people = changed.map(({ personId }) => personId)
    if (people.length > 0) await deleteVotes(trx, event.id, people)
    if (isRecounted) {
      const before = JSON.stringify(oldCounts)
      run.remember({ kind: "vote_event", id: event.id, part: "counts", before })
      run.touch("vote_event", event.id)
    }
    if (changed.length > 0 || (isRecounted && oldCounts.length > 0)) {
      const body = { votes: changed, counts: isRecounted ? oldCounts : [] }
      const { at, id: importRunId } = run
      await supersede(trx, { kind: "vote_event", id: event.id, body, at, importRunId })
    }
  }
  // In the order of the table's key, so that the database only ever appends to it.
  fresh.sort((a, b) => a.eventId - b.eventId || a.personId - b.personId)
  await insertVotes(trx, engine, fresh, run.id)
  await replaceCounts(
    trx,
    engine,
    recounted.map(({ id, counts }) => ({ eventId: id, counts })),
  )
}

/** Counts each vote, adds what is to be stored to `fresh`, and answers the old votes that are replaced. */
function sortVotes(
  run: ImportRun,
  { id, isNew, votes }: SettledEvent,
  standing: ReadonlyMap<string, StoredVote>,
  fresh: StoredVote[],
): StoredVote[] {
  const replaced: StoredVote[] = []
  for (const vote of votes) {
    const old = isNew ? undefined : standing.get(keyOfVote(vote))
    if (old && isSame(old, vote)) {
      run.tally.settle("vote", "unchanged")
      showVote(run, "unchanged", vote, old)
      continue
    }
    if (old) replaced.push(old)
    const fate = old ? "updated" : "added"
    run.tally.settle("vote", fate)
    showVote(run, fate, vote, old)
    run.touch("person", vote.personId)
    run.touch("vote_event", id)
    fresh.push(vote)
  }
  return replaced
}

function isSame(a: StoredVote, b: StoredVote): boolean {
  return (
    a.option === b.option &&
    a.groupId === b.groupId &&
    a.role === b.role &&
    a.pairedId === b.pairedId
  )
}

function keyOfVote({ eventId, personId }: StoredVote): string {
  return `${eventId} ${personId}`
}

function sayCounts(counts: readonly OptionCount[]): string {
  return counts
    .map(({ option, value }) => `${option} ${value}`)
    .sort()
    .join()
}
