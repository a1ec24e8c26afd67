import type { Day, Instant } from "#app/lib/instant.ts"
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
import type { Reader } from "#db/schema.ts"

/** What programs are told of whoever and whatever has a name: Popolo's shared part. */
export interface NamedRecord {
  readonly id: string
  readonly name: string
  /** The name in other languages, as it was entered or imported. */
  readonly names: readonly RecordTranslation[]
  readonly identifiers: readonly RecordIdentifier[]
  /** What an import brought beyond the columns, as JSON: read by whoever knows what of it is public. */
  readonly extra: string | null
  readonly updatedAt: Instant | null
}

/** An area; ids are public ones. */
export interface AreaRecord extends NamedRecord {
  readonly classification: string
  readonly parentId: string | null
  /** Registered voters on days, the earliest first, each as its source says. */
  readonly electorates: readonly {
    readonly onDay: Day
    readonly registered: number
    readonly source: string
  }[]
}

export interface AreaRecordFilter {
  /** Public id: those directly below it. */
  readonly area?: string | undefined
  readonly updatedSince?: Instant | undefined
}

/** Areas, a stretch of them. */
export async function listAreaRecords(
  db: Reader,
  { area, updatedSince }: AreaRecordFilter,
  page: RecordPage,
): Promise<AreaRecord[]> {
  let query = stretchOf(areas(db), "area.public_id", page)
  if (area !== undefined) query = query.where("parent.public_id", "=", area)
  if (updatedSince !== undefined) query = query.where(changedSince("area", updatedSince))
  return withDetails(db, await query.execute())
}

/** One area by its public id. */
export async function findAreaRecord(db: Reader, id: string): Promise<AreaRecord | undefined> {
  const rows = await areas(db).where("area.public_id", "=", id).execute()
  return (await withDetails(db, rows))[0]
}

function areas(db: Reader) {
  return db
    .selectFrom("area")
    .leftJoin("area as parent", "parent.id", "area.parent_id")
    .selectAll("area")
    .select(["parent.public_id as parent_public_id", changedAt("area").as("updated_at")])
}

async function withDetails(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof areas>["execute"]>>,
): Promise<AreaRecord[]> {
  const ids = rows.map(({ id }) => id)
  const names = await listRecordTranslations(db, "area", "name", ids)
  const identifiers = await listRecordIdentifiers(db, "area", ids)
  const electorates = await listElectorates(db, ids)
  return rows.map((row) => ({
    id: row.public_id,
    name: row.name,
    names: names.get(row.id) ?? [],
    identifiers: identifiers.get(row.id) ?? [],
    classification: row.kind,
    parentId: row.parent_public_id,
    electorates: electorates.get(row.id) ?? [],
    extra: row.extra,
    updatedAt: row.updated_at,
  }))
}

async function listElectorates(db: Reader, areaIds: readonly number[]) {
  if (areaIds.length === 0) return new Map<number, AreaRecord["electorates"]>()
  const rows = await db
    .selectFrom("electorate")
    .select(["area_id", "on_day", "registered", "source"])
    .where("area_id", "in", areaIds)
    .orderBy("area_id")
    .orderBy("on_day")
    .orderBy("source")
    .execute()
  return grouped(
    rows,
    ({ area_id }) => area_id,
    ({ on_day, registered, source }) => ({ onDay: on_day, registered, source }),
  )
}
