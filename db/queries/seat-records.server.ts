import type { MandateKind } from "#app/domain/mandate.ts"
import type { Instant } from "#app/lib/instant.ts"
import { personMeant } from "#db/queries/person-standing.server.ts"
import { changedAt, changedSince } from "#db/queries/record-marks.server.ts"
import { listRecordIdentifiers, stretchOf } from "#db/queries/record-page.server.ts"
import type { RecordIdentifier, RecordPage } from "#db/queries/record-page.server.ts"
import type { Reader } from "#db/schema.ts"

/** A seat or an office; ids are public ones. */
export interface PostRecord {
  readonly id: string
  readonly label: string
  readonly role: string | null
  readonly organizationId: string
  readonly areaId: string | null
  readonly mandateKind: MandateKind | null
  /** The law that binds the seat: a rule set, or a family of wordings. */
  readonly ruleSet: string | null
  readonly identifiers: readonly RecordIdentifier[]
  readonly updatedAt: Instant | null
}

/** Who sits where, from when to when. Days may be known in part. */
export interface MembershipRecord {
  readonly id: string
  readonly personId: string
  readonly organizationId: string
  readonly postId: string | null
  readonly areaId: string | null
  /** The party or group for which. */
  readonly onBehalfOfId: string | null
  readonly legislativePeriodId: string | null
  readonly role: string | null
  readonly mandateKind: MandateKind | null
  readonly startDate: string | null
  readonly endDate: string | null
  readonly identifiers: readonly RecordIdentifier[]
  readonly updatedAt: Instant | null
}

/** By public ids. */
export interface SeatRecordFilter {
  readonly person?: string | undefined
  readonly area?: string | undefined
  readonly organization?: string | undefined
  readonly updatedSince?: Instant | undefined
}

/** Seats, a stretch of them. */
export async function listPostRecords(
  db: Reader,
  { area, organization, updatedSince }: Omit<SeatRecordFilter, "person">,
  page: RecordPage,
): Promise<PostRecord[]> {
  let query = stretchOf(posts(db), "post.public_id", page)
  if (area !== undefined) query = query.where("area.public_id", "=", area)
  if (organization !== undefined) query = query.where("organization.public_id", "=", organization)
  if (updatedSince !== undefined) query = query.where(changedSince("post", updatedSince))
  return asPosts(db, await query.execute())
}

/** One seat by its public id. */
export async function findPostRecord(db: Reader, id: string): Promise<PostRecord | undefined> {
  const rows = await posts(db).where("post.public_id", "=", id).execute()
  return (await asPosts(db, rows))[0]
}

/** Memberships, a stretch of them. */
export async function listMembershipRecords(
  db: Reader,
  { person, area, organization, updatedSince }: SeatRecordFilter,
  page: RecordPage,
): Promise<MembershipRecord[]> {
  let query = stretchOf(memberships(db), "membership.public_id", page)
  if (person !== undefined) query = query.where("person.id", "=", personMeant(person))
  if (area !== undefined) query = query.where("area.public_id", "=", area)
  if (organization !== undefined) query = query.where("organization.public_id", "=", organization)
  if (updatedSince !== undefined) query = query.where(changedSince("membership", updatedSince))
  return asMemberships(db, await query.execute())
}

/** One membership by its public id. */
export async function findMembershipRecord(
  db: Reader,
  id: string,
): Promise<MembershipRecord | undefined> {
  const rows = await memberships(db).where("membership.public_id", "=", id).execute()
  return (await asMemberships(db, rows))[0]
}

function posts(db: Reader) {
  return db
    .selectFrom("post")
    .innerJoin("organization", "organization.id", "post.organization_id")
    .leftJoin("area", "area.id", "post.area_id")
    .selectAll("post")
    .select(["organization.public_id as organization_public_id"])
    .select(["area.public_id as area_public_id", changedAt("post").as("updated_at")])
}

function memberships(db: Reader) {
  return db
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.person_id")
    .innerJoin("organization", "organization.id", "membership.organization_id")
    .leftJoin("post", "post.id", "membership.post_id")
    .leftJoin("area", "area.id", "membership.area_id")
    .leftJoin("organization as party", "party.id", "membership.on_behalf_of_id")
    .leftJoin("legislative_period", "legislative_period.id", "membership.legislative_period_id")
    .selectAll("membership")
    .select(["person.public_id as person_public_id", "post.public_id as post_public_id"])
    .select(["organization.public_id as organization_public_id"])
    .select(["area.public_id as area_public_id", "party.public_id as party_public_id"])
    .select(["legislative_period.public_id as period_public_id"])
    .select(changedAt("membership").as("updated_at"))
}

async function asPosts(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof posts>["execute"]>>,
): Promise<PostRecord[]> {
  const ids = rows.map(({ id }) => id)
  const identifiers = await listRecordIdentifiers(db, "post", ids)
  return rows.map((row) => ({
    id: row.public_id,
    label: row.label,
    role: row.role,
    organizationId: row.organization_public_id,
    areaId: row.area_public_id,
    mandateKind: row.mandate_kind as MandateKind | null,
    ruleSet: row.rule_set,
    identifiers: identifiers.get(row.id) ?? [],
    updatedAt: row.updated_at,
  }))
}

async function asMemberships(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof memberships>["execute"]>>,
): Promise<MembershipRecord[]> {
  const ids = rows.map(({ id }) => id)
  const identifiers = await listRecordIdentifiers(db, "membership", ids)
  return rows.map((row) => ({
    id: row.public_id,
    personId: row.person_public_id,
    organizationId: row.organization_public_id,
    postId: row.post_public_id,
    areaId: row.area_public_id,
    onBehalfOfId: row.party_public_id,
    legislativePeriodId: row.period_public_id,
    role: row.role,
    mandateKind: row.mandate_kind as MandateKind | null,
    startDate: row.start_date,
    endDate: row.end_date,
    identifiers: identifiers.get(row.id) ?? [],
    updatedAt: row.updated_at,
  }))
}
