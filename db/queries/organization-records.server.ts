import type { AccreditationKind } from "#app/domain/accreditation.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { NamedRecord } from "#db/queries/area-records.server.ts"
import { changedAt, changedSince } from "#db/queries/record-marks.server.ts"
import {
  grouped,
  listRecordIdentifiers,
  listRecordTranslations,
  stretchOf,
} from "#db/queries/record-page.server.ts"
import type { RecordPage } from "#db/queries/record-page.server.ts"
import type { Reader } from "#db/schema.ts"

/** A legislature, a party, or an organisation that watches; ids are public ones. */
export interface OrganizationRecord extends NamedRecord {
  readonly classification: string | null
  readonly parentId: string | null
  readonly areaId: string | null
  readonly legislativePeriods: readonly {
    readonly id: string
    readonly name: string
    readonly startDate: string | null
    readonly endDate: string | null
  }[]
  /** Of those who were admitted to work here: as what, and whether they still are. */
  readonly accreditation: {
    readonly kind: AccreditationKind
    readonly state: "admitted" | "suspended"
    readonly website: string | null
  } | null
}

export interface OrganizationRecordFilter {
  /** Public id. */
  readonly area?: string | undefined
  readonly updatedSince?: Instant | undefined
}

/** Organisations, a stretch of them. */
export async function listOrganizationRecords(
  db: Reader,
  { area, updatedSince }: OrganizationRecordFilter,
  page: RecordPage,
): Promise<OrganizationRecord[]> {
  let query = stretchOf(organizations(db), "organization.public_id", page)
  if (area !== undefined) query = query.where("area.public_id", "=", area)
  if (updatedSince !== undefined) query = query.where(changedSince("organization", updatedSince))
  return withDetails(db, await query.execute())
}

/** One organisation by its public id. */
export async function findOrganizationRecord(
  db: Reader,
  id: string,
): Promise<OrganizationRecord | undefined> {
  const rows = await organizations(db).where("organization.public_id", "=", id).execute()
  return (await withDetails(db, rows))[0]
}

function organizations(db: Reader) {
  return db
    .selectFrom("organization")
    .leftJoin("organization as parent", "parent.id", "organization.parent_id")
    .leftJoin("area", "area.id", "organization.area_id")
    .selectAll("organization")
    .select(["parent.public_id as parent_public_id", "area.public_id as area_public_id"])
    .select(changedAt("organization").as("updated_at"))
}

async function withDetails(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof organizations>["execute"]>>,
): Promise<OrganizationRecord[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const names = await listRecordTranslations(db, "organization", "name", ids)
  const identifiers = await listRecordIdentifiers(db, "organization", ids)
  const periods = await listPeriods(db, ids)
  const accreditations = await listAccreditations(db, ids)
  return rows.map((row) => ({
    id: row.public_id,
    name: row.name,
    names: names.get(row.id) ?? [],
    classification: row.classification,
    parentId: row.parent_public_id,
    areaId: row.area_public_id,
    identifiers: identifiers.get(row.id) ?? [],
    legislativePeriods: periods.get(row.id) ?? [],
    accreditation: accreditations.get(row.id)?.[0] ?? null,
    extra: row.extra,
    updatedAt: row.updated_at,
  }))
}

async function listPeriods(db: Reader, ids: readonly number[]) {
  const rows = await db
    .selectFrom("legislative_period")
    .selectAll()
    .where("organization_id", "in", ids)
    .orderBy("start_date")
    .orderBy("public_id")
    .execute()
  return grouped(
    rows,
    ({ organization_id }) => organization_id,
    (row) => ({
      id: row.public_id,
      name: row.name,
      startDate: row.start_date,
      endDate: row.end_date,
    }),
  )
}

async function listAccreditations(db: Reader, ids: readonly number[]) {
  const rows = await db
    .selectFrom("accreditation")
    .select(["organization_id", "kind", "state", "website"])
    .where("organization_id", "in", ids)
    .execute()
  return grouped(
    rows,
    ({ organization_id }) => organization_id,
    ({ kind, state, website }) => ({
      kind: kind as AccreditationKind,
      state: state as "admitted" | "suspended",
      website,
    }),
  )
}
