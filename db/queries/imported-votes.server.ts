import { sql } from "kysely"
import type { OptionCount, VoteOption } from "#app/domain/vote.ts"
import { chunks, jsonKeys, jsonRows } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** One vote as it is stored, by keys. */
export interface StoredVote {
  readonly eventId: number
  readonly personId: number
  readonly option: VoteOption
  readonly groupId: number | null
  readonly role: string | null
  readonly pairedId: number | null
  /** Which run stored it; left out of a vote that is about to be stored. */
  readonly importRunId?: number | null
}

/** Stores new votes, thousands with one statement. */
export async function insertVotes(
  trx: Trx,
  engine: Engine,
  votes: readonly StoredVote[],
  importRunId: number,
): Promise<void> {
  for (const some of chunks(votes, 2000)) {
    const rows = some.map((vote) => [
      vote.eventId,
      vote.personId,
      vote.option,
      vote.groupId,
      vote.role,
      vote.pairedId,
    ])
    await sql`
      insert into vote
        (vote_event_id, person_id, option, group_id, role, paired_id, import_run_id)
      select cast(value->>0 as integer), cast(value->>1 as integer), value->>2,
        cast(value->>3 as integer), value->>4, cast(value->>5 as integer),
        cast(${importRunId} as integer)
      from ${jsonRows(engine, rows)}`.execute(trx)
  }
}

/** All votes of these events. */
export async function listStoredVotes(
  db: Reader,
  engine: Engine,
  eventIds: readonly number[],
): Promise<StoredVote[]> {
  const rows = await db
    .selectFrom("vote")
    .select([
      "vote_event_id as eventId",
      "person_id as personId",
      "option",
      "group_id as groupId",
      "role",
      "paired_id as pairedId",
      "import_run_id as importRunId",
    ])
    .where("vote_event_id", "in", sql<number>`${jsonKeys(engine, "integer", eventIds)}`)
    .execute()
  return rows.map((row) => ({ ...row, option: row.option as VoteOption }))
}

/** Takes away votes of one event that are about to be stored anew. */
export async function deleteVotes(
  trx: Trx,
  eventId: number,
  personIds: readonly number[],
): Promise<void> {
  await trx
    .deleteFrom("vote")
    .where("vote_event_id", "=", eventId)
    .where("person_id", "in", personIds)
    .execute()
}

/** Counts of one event. */
export interface EventCounts {
  readonly eventId: number
  readonly counts: readonly OptionCount[]
}

/** The counts of these events, by event. */
export async function listStoredCounts(
  db: Reader,
  engine: Engine,
  eventIds: readonly number[],
): Promise<Map<number, OptionCount[]>> {
  const rows = await db
    .selectFrom("vote_count")
    .select(["vote_event_id as eventId", "option", "value"])
    .where("vote_event_id", "in", sql<number>`${jsonKeys(engine, "integer", eventIds)}`)
    .execute()
  const found = new Map<number, OptionCount[]>()
  for (const { eventId, option, value } of rows) {
    const counts = found.get(eventId) ?? []
    counts.push({ option: option as VoteOption, value })
    found.set(eventId, counts)
  }
  return found
}

/** Replaces the counts of events. */
export async function replaceCounts(
  trx: Trx,
  engine: Engine,
  events: readonly EventCounts[],
): Promise<void> {
  const ids = events.map(({ eventId }) => eventId)
  await trx
    .deleteFrom("vote_count")
    .where("vote_event_id", "in", sql<number>`${jsonKeys(engine, "integer", ids)}`)
    .execute()
  const rows = events.flatMap(({ eventId, counts }) =>
    counts.map(({ option, value }) => [eventId, option, value]),
  )
  await sql`
    insert into vote_count (vote_event_id, option, value)
    select cast(value->>0 as integer), value->>1, cast(value->>2 as integer)
    from ${jsonRows(engine, rows)}`.execute(trx)
}
