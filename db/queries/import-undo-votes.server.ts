import { sql } from "kysely"
import { chunks, jsonKeys, jsonRows } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { StoredVote } from "#db/queries/imported-votes.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** The events in which a run's votes lie. */
export async function listVotedEvents(db: Reader, importRunId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom("vote")
    .select("vote_event_id as id")
    .distinct()
    .where("import_run_id", "=", importRunId)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Vote events whose votes, counts or own row a run changed. */
export async function listRevisedEvents(db: Reader, importRunId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("revision")
    .select("subject_id as id")
    .distinct()
    .where("subject_kind", "=", "vote_event")
    .where("import_run_id", "=", importRunId)
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes a run's votes away, but for those in some events, and answers how many and whose they were. */
export async function deleteVotesOf(
  trx: Trx,
  engine: Engine,
  importRunId: number,
  exceptEvents: readonly number[],
): Promise<{ readonly count: number; readonly people: readonly number[] }> {
  const kept = sql`vote_event_id not in ${jsonKeys(engine, "integer", exceptEvents)}`
  const people = await sql<{ id: number }>`
    select distinct person_id as id from vote
    where import_run_id = ${importRunId} and ${kept}`.execute(trx)
  const { numAffectedRows } = await sql`
    delete from vote where import_run_id = ${importRunId} and ${kept}`.execute(trx)
  return { count: Number(numAffectedRows ?? 0), people: people.rows.map(({ id }) => id) }
}

/** Stores votes as they stood, where no other stands for the same person by now; answers how many. */
export async function restoreVotes(
  trx: Trx,
  engine: Engine,
  votes: readonly StoredVote[],
): Promise<number> {
  let restored = 0
  for (const some of chunks(votes, 2000)) {
    const rows = some.map((vote) => [
      ...[vote.eventId, vote.personId, vote.option, vote.groupId],
      ...[vote.role, vote.pairedId, vote.importRunId ?? null],
    ])
    const { numAffectedRows } = await sql`
      insert into vote (vote_event_id, person_id, option, group_id, role, paired_id, import_run_id)
      select cast(value->>0 as integer), cast(value->>1 as integer), value->>2,
        cast(value->>3 as integer), value->>4, cast(value->>5 as integer), cast(value->>6 as integer)
      from ${jsonRows(engine, rows)}
      where true on conflict do nothing`.execute(trx)
    restored += Number(numAffectedRows ?? 0)
  }
  return restored
}

/** What vote events are about: the title of their motion. */
export async function listEventTitles(
  db: Reader,
  ids: readonly number[],
): Promise<{ readonly id: number; readonly publicId: string; readonly title: string }[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom("vote_event")
    .innerJoin("motion", "motion.id", "vote_event.motion_id")
    .select(["vote_event.id", "vote_event.public_id as publicId", "motion.title"])
    .where("vote_event.id", "in", ids)
    .orderBy("vote_event.id")
    .execute()
}
