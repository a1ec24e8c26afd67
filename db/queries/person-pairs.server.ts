import { sql } from "kysely"
import type { Ground } from "#app/domain/person-merge.ts"
import { chunks, jsonKeys, jsonRows } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { isPrivateScheme } from "#db/queries/record-page.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Notes which of these people carry an identifier that another carries too. */
export async function pairByIdentifiers(
  trx: Trx,
  engine: Engine,
  ids: readonly number[],
  importRunId: number,
): Promise<void> {
  for (const some of chunks(ids, 2000)) {
    await sql`
      insert into person_pair (one_id, other_id, ground, scheme, value, import_run_id)
      select distinct case when own.subject_id < other.subject_id then own.subject_id else other.subject_id end,
        case when own.subject_id < other.subject_id then other.subject_id else own.subject_id end,
        'shared', own.scheme, own.value, cast(${importRunId} as integer)
      from identifier own
      join identifier other on other.subject_kind = 'person' and other.scheme = own.scheme
        and other.value = own.value and other.subject_id <> own.subject_id
      where own.subject_kind = 'person'
        and own.subject_id in ${jsonKeys(engine, "integer", some)}
      on conflict do nothing`.execute(trx)
  }
}

/** Two people whom an import could not tell apart by an id. */
export interface AmbiguousPair {
  readonly one: number
  readonly other: number
  readonly value: string
}

/** Notes people whom an import could not tell apart. */
export async function pairAmbiguous(
  trx: Trx,
  engine: Engine,
  pairs: readonly AmbiguousPair[],
  importRunId: number,
): Promise<void> {
  for (const some of chunks(pairs, 1000)) {
    const rows = some.map(({ one, other, value }) => [
      Math.min(one, other),
      Math.max(one, other),
      value,
    ])
    await sql`
      insert into person_pair (one_id, other_id, ground, scheme, value, import_run_id)
      select cast(value->>0 as integer), cast(value->>1 as integer), 'ambiguous', '', value->>2,
        cast(${importRunId} as integer)
      from ${jsonRows(engine, rows)}
      where true on conflict do nothing`.execute(trx)
  }
}

/** Forgets what a run found in common, when it is taken back. */
export async function forgetPairsOf(trx: Trx, importRunId: number): Promise<void> {
  await trx.deleteFrom("person_pair").where("import_run_id", "=", importRunId).execute()
}

/** Two people as they stand now, by public id, the lower first. */
export interface CandidatePair {
  readonly one: string
  readonly other: string
}

/**
 * Pairs that wait for somebody to look: both stand, what they had in common still stands on both, and nobody
 * held them apart. In the order of public ids; a page goes on after the pair that ended the last one.
 *
 * @param importRunId only those that this import found
 */
export async function listCandidatePairs(
  db: Reader,
  page: {
    readonly limit: number
    readonly after?: CandidatePair | undefined
    readonly importRunId?: number | undefined
  },
): Promise<CandidatePair[]> {
  const { limit, after, importRunId } = page
  const ofRun = importRunId === undefined ? sql`` : sql`and pair.import_run_id = ${importRunId}`
  const further = after ? sql`and (one, other) > (${after.one}, ${after.other})` : sql``
  const { rows } = await sql<CandidatePair>`
    select one, other from (
      select distinct
        case when own.public_id < theirs.public_id then own.public_id else theirs.public_id end as one,
        case when own.public_id < theirs.public_id then theirs.public_id else own.public_id end as other
      from person_pair pair
      left join person_merge of_first on of_first.dropped_id = pair.one_id and of_first.undone_at is null
      left join person_merge of_second on of_second.dropped_id = pair.other_id and of_second.undone_at is null
      join person own on own.id = coalesce(of_first.stands_for_id, pair.one_id)
      join person theirs on theirs.id = coalesce(of_second.stands_for_id, pair.other_id)
      where own.id <> theirs.id and ${stillShared} and not ${heldApart} ${ofRun}
    ) as found
    where 1 = 1 ${further}
    order by one, other limit ${limit}`.execute(db)
  return rows
}

/** What speaks for two records, each with all that stands under it, being one person. A private number is not told. */
export async function listGrounds(
  db: Reader,
  engine: Engine,
  some: readonly number[],
  others: readonly number[],
): Promise<Ground[]> {
  const one = jsonKeys(engine, "integer", some)
  const other = jsonKeys(engine, "integer", others)
  const { rows } = await sql<Ground>`
    select distinct pair.ground, pair.scheme, pair.value from person_pair pair
    where ((pair.one_id in ${one} and pair.other_id in ${other})
      or (pair.one_id in ${other} and pair.other_id in ${one})) and ${stillShared}
    order by 1, 2, 3`.execute(db)
  return rows.map((row) => (isPrivateScheme(row.scheme) ? { ...row, value: "" } : row))
}

/** What was decided of a record holds for whoever it stands under by now. */
const heldApart = sql`exists (select 1 from person_distinction apart
  join person a on a.public_id = apart.one_public_id
  join person b on b.public_id = apart.other_public_id
  left join person_merge of_a on of_a.dropped_id = a.id and of_a.undone_at is null
  left join person_merge of_b on of_b.dropped_id = b.id and of_b.undone_at is null
  where apart.ended_at is null
    and (coalesce(of_a.stands_for_id, a.id), coalesce(of_b.stands_for_id, b.id))
      in ((own.id, theirs.id), (theirs.id, own.id)))`

/** An identifier that was taken away from one of them since is nothing in common any more. */
const stillShared = sql`(pair.ground = 'ambiguous' or (select count(*) from identifier
  where subject_kind = 'person' and subject_id in (pair.one_id, pair.other_id)
    and identifier.scheme = pair.scheme and identifier.value = pair.value) = 2)`
