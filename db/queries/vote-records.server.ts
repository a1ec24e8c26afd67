import { sql } from "kysely"
import { inPageOrder } from "#app/domain/vote.ts"
import type { OptionCount, VoteOption } from "#app/domain/vote.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { personMeant } from "#db/queries/person-standing.server.ts"
import { changedAt, changedSince } from "#db/queries/record-marks.server.ts"
import { grouped, listRecordIdentifiers, stretchOf } from "#db/queries/record-page.server.ts"
import type { RecordIdentifier, RecordPage } from "#db/queries/record-page.server.ts"
import type { Reader } from "#db/schema.ts"

/** A motion in Popolo's words; ids are public ones. Its day or time stands as its source writes it. */
export interface MotionRecord {
  readonly id: string
  readonly organizationId: string
  readonly legislativePeriodId: string | null
  readonly title: string
  readonly text: string | null
  readonly lang: string | null
  readonly classification: string | null
  readonly date: string | null
  readonly result: string | null
  readonly sourceUrl: string | null
  readonly identifiers: readonly RecordIdentifier[]
  readonly updatedAt: Instant | null
}

/** A vote event with the counts that its source gives. */
export interface VoteEventRecord {
  readonly id: string
  readonly motionId: string
  readonly organizationId: string
  readonly startDate: string | null
  readonly result: string | null
  readonly counts: readonly OptionCount[]
  readonly identifiers: readonly RecordIdentifier[]
  readonly updatedAt: Instant | null
}

export interface VoteRecordFilter {
  /** From this day on; what has no day is left out. */
  readonly since?: Day | undefined
  readonly updatedSince?: Instant | undefined
}

/** Ids are public ones. `person`: those in which this person took part. */
export interface VoteEventRecordFilter extends VoteRecordFilter {
  readonly motion?: string | undefined
  readonly person?: string | undefined
}

/** Motions, a stretch of them. */
export async function listMotionRecords(
  db: Reader,
  { since, updatedSince }: VoteRecordFilter,
  page: RecordPage,
): Promise<MotionRecord[]> {
  let query = stretchOf(motions(db), "motion.public_id", page)
  if (since !== undefined) query = query.where("motion.date", ">=", since)
  if (updatedSince !== undefined) query = query.where(changedSince("motion", updatedSince))
  return asMotions(db, await query.execute())
}

/** One motion by its public id. */
export async function findMotionRecord(db: Reader, id: string): Promise<MotionRecord | undefined> {
  return (await asMotions(db, await motions(db).where("motion.public_id", "=", id).execute()))[0]
}

/** Vote events, a stretch of them. */
export async function listVoteEventRecords(
  db: Reader,
  { since, updatedSince, motion, person }: VoteEventRecordFilter,
  page: RecordPage,
): Promise<VoteEventRecord[]> {
  let query = stretchOf(events(db), "vote_event.public_id", page)
  if (motion !== undefined) query = query.where("motion.public_id", "=", motion)
  if (since !== undefined) {
    query = query.where(sql<boolean>`coalesce(vote_event.start_date, '') >= ${since}`)
  }
  if (updatedSince !== undefined) query = query.where(changedSince("vote_event", updatedSince))
  if (person !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("vote")
          .select("vote.person_id")
          .whereRef("vote.vote_event_id", "=", "vote_event.id")
          .where("vote.person_id", "=", personMeant(person)),
      ),
    )
  }
  return asEvents(db, await query.execute())
}

/** One vote event by its public id. */
export async function findVoteEventRecord(
  db: Reader,
  id: string,
): Promise<VoteEventRecord | undefined> {
  const rows = await events(db).where("vote_event.public_id", "=", id).execute()
  return (await asEvents(db, rows))[0]
}

function motions(db: Reader) {
  return db
    .selectFrom("motion")
    .innerJoin("organization", "organization.id", "motion.organization_id")
    .leftJoin("legislative_period", "legislative_period.id", "motion.legislative_period_id")
    .selectAll("motion")
    .select(["organization.public_id as organization_public_id"])
    .select(["legislative_period.public_id as period_public_id"])
    .select(changedAt("motion").as("updated_at"))
}

function events(db: Reader) {
  return db
    .selectFrom("vote_event")
    .innerJoin("motion", "motion.id", "vote_event.motion_id")
    .innerJoin("organization", "organization.id", "vote_event.organization_id")
    .selectAll("vote_event")
    .select(["motion.public_id as motion_public_id"])
    .select(["organization.public_id as organization_public_id"])
    .select(changedAt("vote_event").as("updated_at"))
}

async function asMotions(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof motions>["execute"]>>,
): Promise<MotionRecord[]> {
  const ids = rows.map(({ id }) => id)
  const identifiers = await listRecordIdentifiers(db, "motion", ids)
  return rows.map((row) => ({
    id: row.public_id,
    organizationId: row.organization_public_id,
    legislativePeriodId: row.period_public_id,
    title: row.title,
    text: row.text,
    lang: row.lang,
    classification: row.classification,
    date: row.date,
    result: row.result,
    sourceUrl: row.source_url,
    identifiers: identifiers.get(row.id) ?? [],
    updatedAt: row.updated_at,
  }))
}

async function asEvents(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof events>["execute"]>>,
): Promise<VoteEventRecord[]> {
  const ids = rows.map(({ id }) => id)
  const identifiers = await listRecordIdentifiers(db, "vote_event", ids)
  const counts = await listCountsOf(db, ids)
  return rows.map((row) => ({
    id: row.public_id,
    motionId: row.motion_public_id,
    organizationId: row.organization_public_id,
    startDate: row.start_date,
    result: row.result,
    counts: inPageOrder(counts.get(row.id) ?? []),
    identifiers: identifiers.get(row.id) ?? [],
    updatedAt: row.updated_at,
  }))
}

async function listCountsOf(db: Reader, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, readonly OptionCount[]>()
  const rows = await db
    .selectFrom("vote_count")
    .selectAll()
    .where("vote_event_id", "in", ids)
    .execute()
  return grouped(
    rows,
    ({ vote_event_id }) => vote_event_id,
    ({ option, value }) => ({ option: option as VoteOption, value }),
  )
}
