import { listRecordIdentifiers, stretchOf } from "#db/queries/record-page.server.ts"
import type { RecordIdentifier, RecordPage } from "#db/queries/record-page.server.ts"
import type { Reader } from "#db/schema.ts"

/** A legislature's term; ids are public ones, days may be known in part. */
export interface PeriodRecord {
  readonly id: string
  readonly organizationId: string | null
  readonly name: string
  readonly startDate: string | null
  readonly endDate: string | null
  readonly identifiers: readonly RecordIdentifier[]
}

/** Terms of all legislatures, a stretch of them. */
export async function listPeriodRecords(db: Reader, page: RecordPage): Promise<PeriodRecord[]> {
  const terms = db
    .selectFrom("legislative_period")
    .leftJoin("organization", "organization.id", "legislative_period.organization_id")
    .selectAll("legislative_period")
    .select("organization.public_id as organization_public_id")
  const rows = await stretchOf(terms, "legislative_period.public_id", page).execute()
  const ids = rows.map(({ id }) => id)
  const identifiers = await listRecordIdentifiers(db, "legislative_period", ids)
  return rows.map((row) => ({
    id: row.public_id,
    organizationId: row.organization_public_id,
    name: row.name,
    startDate: row.start_date,
    endDate: row.end_date,
    identifiers: identifiers.get(row.id) ?? [],
  }))
}
