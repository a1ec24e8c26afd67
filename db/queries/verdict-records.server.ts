import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { personMeant } from "#db/queries/person-standing.server.ts"
import { changedAt, changedSince } from "#db/queries/record-marks.server.ts"
import { grouped, keysOf, stretchOf } from "#db/queries/record-page.server.ts"
import type { RecordPage } from "#db/queries/record-page.server.ts"
import type { Reader } from "#db/schema.ts"

/** What watchdogs found of a promise; ids are public ones. */
export interface FindingRecord {
  readonly id: string
  /** 1 for the first verdict on the promise. */
  readonly number: number
  readonly rating: Rating
  readonly reason: string
  readonly lang: string
  readonly codeBookVersion: number
  /** Whose people gave the codings. */
  readonly organizationIds: readonly string[]
  /** What was cited, each at the number of its wording. */
  readonly evidence: readonly { readonly id: string; readonly version: number }[]
  readonly at: Instant
}

/** A verdict with the promise it is on. */
export interface VerdictRecord extends FindingRecord {
  readonly promiseId: string
  readonly personId: string
  /** Whether no later one has taken its place. */
  readonly inForce: boolean
  readonly updatedAt: Instant | null
}

/** Ids are public ones. */
export interface VerdictRecordFilter {
  readonly promise?: string | undefined
  readonly person?: string | undefined
  readonly rating?: Rating | undefined
  /** Given at this instant or after it. */
  readonly since?: Instant | undefined
  readonly updatedSince?: Instant | undefined
}

/** What watchdogs find, by the keys of verdicts. */
export async function listFindingRecords(
  db: Reader,
  verdictIds: readonly (number | null)[],
): Promise<ReadonlyMap<number, FindingRecord>> {
  const ids = keysOf(verdictIds)
  if (ids.length === 0) return new Map()
  const rows = await verdicts(db).where("verdict.id", "in", ids).execute()
  return new Map((await withGrounds(db, rows)).map(({ key, record }) => [key, findingOf(record)]))
}

/** Verdicts, a stretch of them: those in force and those before them. */
export async function listVerdictRecords(
  db: Reader,
  { promise, person, rating, since, updatedSince }: VerdictRecordFilter,
  page: RecordPage,
): Promise<VerdictRecord[]> {
  let query = stretchOf(verdicts(db), "verdict.public_id", page)
  if (promise !== undefined) query = query.where("pledge.public_id", "=", promise)
  if (person !== undefined) query = query.where("person.id", "=", personMeant(person))
  if (rating !== undefined) query = query.where("verdict.rating", "=", rating)
  if (since !== undefined) query = query.where("verdict.at", ">=", since)
  if (updatedSince !== undefined) query = query.where(changedSince("verdict", updatedSince))
  return (await withGrounds(db, await query.execute())).map(({ record }) => record)
}

/** One verdict by its public id. */
export async function findVerdictRecord(
  db: Reader,
  id: string,
): Promise<VerdictRecord | undefined> {
  const rows = await verdicts(db).where("verdict.public_id", "=", id).execute()
  return (await withGrounds(db, rows))[0]?.record
}

function verdicts(db: Reader) {
  return db
    .selectFrom("verdict")
    .innerJoin("pledge", "pledge.id", "verdict.pledge_id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .innerJoin("code_book", "code_book.id", "verdict.code_book_id")
    .selectAll("verdict")
    .select(["pledge.public_id as pledge_public_id", "pledge.verdict_id as standing_id"])
    .select(["person.public_id as person_public_id", "code_book.version"])
    .select(changedAt("verdict").as("updated_at"))
}

async function withGrounds(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof verdicts>["execute"]>>,
): Promise<{ readonly key: number; readonly record: VerdictRecord }[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const organizations = await listGivers(db, ids)
  const evidence = await listCited(db, ids)
  return rows.map((row) => ({
    key: row.id,
    record: {
      id: row.public_id,
      promiseId: row.pledge_public_id,
      personId: row.person_public_id,
      number: row.number,
      inForce: row.standing_id === row.id,
      rating: row.rating as Rating,
      reason: row.reason,
      lang: row.lang,
      codeBookVersion: row.version,
      organizationIds: organizations.get(row.id) ?? [],
      evidence: evidence.get(row.id) ?? [],
      at: row.at,
      updatedAt: row.updated_at,
    },
  }))
}

function findingOf(record: VerdictRecord): FindingRecord {
  const { id, number, rating, reason, lang, codeBookVersion, organizationIds, evidence, at } =
    record
  return { id, number, rating, reason, lang, codeBookVersion, organizationIds, evidence, at }
}

async function listGivers(db: Reader, verdictIds: readonly number[]) {
  const rows = await db
    .selectFrom("verdict_coding")
    .innerJoin("coding", "coding.id", "verdict_coding.coding_id")
    .innerJoin("organization", "organization.id", "coding.organization_id")
    .select(["verdict_coding.verdict_id", "organization.public_id"])
    .distinct()
    .where("verdict_coding.verdict_id", "in", verdictIds)
    .orderBy("organization.public_id")
    .execute()
  return grouped(
    rows,
    ({ verdict_id }) => verdict_id,
    ({ public_id }) => public_id,
  )
}

async function listCited(db: Reader, verdictIds: readonly number[]) {
  const rows = await db
    .selectFrom("verdict_evidence")
    .innerJoin("evidence", "evidence.id", "verdict_evidence.evidence_id")
    .select(["verdict_evidence.verdict_id", "verdict_evidence.revision", "evidence.public_id"])
    .where("verdict_evidence.verdict_id", "in", verdictIds)
    .orderBy("evidence.public_id")
    .execute()
  return grouped(
    rows,
    ({ verdict_id }) => verdict_id,
    ({ public_id, revision }) => ({ id: public_id, version: revision }),
  )
}
