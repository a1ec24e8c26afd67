import type { HorizonKind, Power } from "#app/domain/pledge.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { listSayingRecords } from "#db/queries/claim-records.server.ts"
import type { SayingRecord } from "#db/queries/claim-records.server.ts"
import { satFor } from "#db/queries/person-records.server.ts"
import { personMeant } from "#db/queries/person-standing.server.ts"
import { dueSeen, pledgesWhere, ratingSeen } from "#db/queries/pledge-filter.server.ts"
import { changedAt, changedSince } from "#db/queries/record-marks.server.ts"
import {
  grouped,
  listRecordIdentifiers,
  listRecordTranslations,
  stretchOf,
} from "#db/queries/record-page.server.ts"
import type {
  RecordIdentifier,
  RecordPage,
  RecordTranslation,
} from "#db/queries/record-page.server.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import { listFindingRecords } from "#db/queries/verdict-records.server.ts"
import type { FindingRecord } from "#db/queries/verdict-records.server.ts"
import type { Reader } from "#db/schema.ts"

/** A promise as programs are told of it; ids are public ones. Of a hidden text the stub stands in its place. */
export interface PledgeRecord {
  readonly id: string
  readonly personId: string
  readonly text: string
  readonly lang: string
  readonly translations: readonly RecordTranslation[]
  readonly saidOn: string | null
  readonly dueOn: string | null
  readonly horizon: HorizonKind | null
  readonly horizonEvent: string | null
  /** The membership whose end is the horizon. */
  readonly mandateId: string | null
  readonly power: Power
  readonly category: string | null
  readonly identifiers: readonly RecordIdentifier[]
  readonly source: Source
  readonly furtherSources: readonly Source[]
  /** How many wordings it has had, the one in force among them. */
  readonly versions: number
  /** The deputy's latest word; null where the deputy has said nothing. */
  readonly deputySays: SayingRecord | null
  /** What readers see that watchdogs find; what follows from the horizon where there is no verdict. */
  readonly rating: Rating
  /** The verdict in force; null where there is none. */
  readonly verdict: FindingRecord | null
  /** How another organisation rated it where it was imported from: its own word, and ours for it. */
  readonly ratedElsewhere: {
    readonly by: string
    readonly label: string
    readonly as: Rating | null
  } | null
  readonly recordedAt: Instant
  readonly updatedAt: Instant | null
}

/** Ids are public ones. */
export interface PledgeRecordFilter {
  readonly person?: string | undefined
  /** Promises of those who ever sat for the area or for one directly below it. */
  readonly area?: string | undefined
  /** As readers see it on the day. */
  readonly rating?: Rating | undefined
  /** Recorded at this instant or after it. */
  readonly since?: Instant | undefined
  readonly updatedSince?: Instant | undefined
}

/** Promises, a stretch of them, rated as on a day in the country. */
export async function listPledgeRecords(
  db: Reader,
  today: Day,
  { person, area, rating, since, updatedSince }: PledgeRecordFilter,
  page: RecordPage,
): Promise<PledgeRecord[]> {
  let query = stretchOf(pledges(db, today, rating), "pledge.public_id", page)
  if (person !== undefined) query = query.where("person.id", "=", personMeant(person))
  if (area !== undefined) query = query.where(satFor(area, "pledge.person_id"))
  if (since !== undefined) query = query.where("pledge.recorded_at", ">=", since)
  if (updatedSince !== undefined) query = query.where(changedSince("pledge", updatedSince))
  return withDetails(db, await query.execute())
}

/** One promise by its public id. */
export async function findPledgeRecord(
  db: Reader,
  today: Day,
  id: string,
): Promise<PledgeRecord | undefined> {
  const rows = await pledges(db, today).where("pledge.public_id", "=", id).execute()
  return (await withDetails(db, rows))[0]
}

function pledges(db: Reader, today: Day, rating?: Rating) {
  return pledgesWhere(db, { rating }, today)
    .leftJoin("membership as mandate", "mandate.id", "pledge.mandate_id")
    .selectAll("pledge")
    .select(["person.public_id as person_public_id", "mandate.public_id as mandate_public_id"])
    .select((eb) =>
      eb
        .selectFrom("revision")
        .select((of) => of.fn.countAll<number | string>().as("count"))
        .where("subject_kind", "=", "pledge")
        .whereRef("subject_id", "=", "pledge.id")
        .as("superseded"),
    )
    .select([dueSeen().as("due_seen"), ratingSeen(today).as("rating")])
    .select(changedAt("pledge").as("updated_at"))
}

async function withDetails(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof pledges>["execute"]>>,
): Promise<PledgeRecord[]> {
  const ids = rows.map(({ id }) => id)
  const translations = await listRecordTranslations(db, "pledge", "text", ids)
  const identifiers = await listRecordIdentifiers(db, "pledge", ids)
  const further = await listFurther(db, ids)
  const sources = await listSnapshots(db, [
    ...rows.map((row) => row.source_snapshot_id),
    ...[...further.values()].flat(),
  ])
  const sayings = await listSayingRecords(
    db,
    rows.map((row) => row.claim_id),
  )
  const findings = await listFindingRecords(
    db,
    rows.map((row) => row.verdict_id),
  )
  return rows.map((row) => {
    const source = sources.get(row.source_snapshot_id)
    if (!source) throw new Error(`promise ${row.public_id} has no source`)
    const { their_rating_by: by, their_rating: label } = row
    const as = row.their_rating_as as Rating | null
    return {
      id: row.public_id,
      personId: row.person_public_id,
      text: row.text,
      lang: row.lang,
      translations: translations.get(row.id) ?? [],
      saidOn: row.said_on,
      dueOn: row.due_seen,
      horizon: row.horizon as HorizonKind | null,
      horizonEvent: row.horizon_event,
      mandateId: row.mandate_public_id,
      power: row.power as Power,
      category: row.category,
      identifiers: identifiers.get(row.id) ?? [],
      source,
      furtherSources: (further.get(row.id) ?? []).flatMap((key) => sources.get(key) ?? []),
      versions: Number(row.superseded) + 1,
      deputySays: sayings.get(row.claim_id ?? 0) ?? null,
      rating: row.rating,
      verdict: findings.get(row.verdict_id ?? 0) ?? null,
      ratedElsewhere: by === null || label === null ? null : { by, label, as },
      recordedAt: row.recorded_at,
      updatedAt: row.updated_at,
    }
  })
}

async function listFurther(db: Reader, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, readonly number[]>()
  const rows = await db
    .selectFrom("further_source")
    .select(["pledge_id", "source_snapshot_id"])
    .where("pledge_id", "in", ids)
    .orderBy("pledge_id")
    .orderBy("position")
    .orderBy("source_snapshot_id")
    .execute()
  return grouped(
    rows,
    ({ pledge_id }) => pledge_id,
    ({ source_snapshot_id }) => source_snapshot_id,
  )
}
