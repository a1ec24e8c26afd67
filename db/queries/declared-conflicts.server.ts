import { sql } from "kysely"
import type { Conflict } from "#app/domain/conflict.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import { nameIn, nameInOrNull } from "#db/queries/names.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A declared conflict of interest as readers see it. */
export interface DeclaredConflict {
  readonly publicId: PublicId
  readonly accountId: number
  readonly with: Conflict["with"]
  /** The deputy's or the party's name. */
  readonly name: string
  /** Public id of the deputy or the party. */
  readonly withId: PublicId
  readonly since: PartialDay
  readonly reason: string
  readonly lang: string
  readonly declaredAt: Instant
  /** Since when its owner says that it is over; it stays readable. */
  readonly endedAt: Instant | null
}

/** Adds a conflict of interest that an account declares. */
export async function insertConflict(
  trx: Trx,
  conflict: Conflict & {
    readonly publicId: PublicId
    readonly accountId: number
    readonly declaredAt: Instant
  },
): Promise<void> {
  const { kind, id } = conflict.with
  await trx
    .insertInto("declared_conflict")
    .values({
      public_id: conflict.publicId,
      account_id: conflict.accountId,
      person_id: kind === "person" ? id : null,
      organization_id: kind === "organization" ? id : null,
      since: conflict.since,
      reason: conflict.reason,
      lang: conflict.lang,
      declared_at: conflict.declaredAt,
    })
    .execute()
}

/** Notes that a conflict of an account is over. @returns whether there was one that stood */
export async function endConflict(
  trx: Trx,
  accountId: number,
  publicId: string,
  at: Instant,
): Promise<boolean> {
  const result = await trx
    .updateTable("declared_conflict")
    .set({ ended_at: at })
    .where("account_id", "=", accountId)
    .where("public_id", "=", publicId)
    .where("ended_at", "is", null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** What an account has declared, the latest first. */
export function listConflictsOf(
  db: Reader,
  accountId: number,
  lang: string,
): Promise<DeclaredConflict[]> {
  return list(selectConflicts(db, lang).where("declared_conflict.account_id", "=", accountId))
}

/** What the people of an organisation have declared, the latest first. */
export function listConflictsIn(
  db: Reader,
  organizationId: number,
  lang: string,
): Promise<DeclaredConflict[]> {
  return list(selectConflicts(db, lang).where("account.organization_id", "=", organizationId))
}

/** The deputies to whom an account is bound now by its own word: keys of persons. */
export async function listConflictPersonIds(db: Reader, accountId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("declared_conflict")
    .select("person_id")
    .where("account_id", "=", accountId)
    .where("person_id", "is not", null)
    .where("ended_at", "is", null)
    .execute()
  return rows.flatMap(({ person_id }) => person_id ?? [])
}

/** The parties that a conflict may be declared with, by name. */
export async function listParties(
  db: Reader,
  lang: string,
): Promise<{ readonly id: number; readonly publicId: PublicId; readonly name: string }[]> {
  const rows = await db
    .selectFrom("organization")
    .select(["id", "public_id", nameIn(lang, "organization").as("shown_name")])
    .where("classification", "=", "party")
    .orderBy("name")
    .execute()
  return rows.map((row) => ({ id: row.id, publicId: row.public_id, name: row.shown_name }))
}

function selectConflicts(db: Reader, lang: string) {
  return db
    .selectFrom("declared_conflict")
    .innerJoin("account", "account.id", "declared_conflict.account_id")
    .leftJoin("person", "person.id", "declared_conflict.person_id")
    .leftJoin("organization", "organization.id", "declared_conflict.organization_id")
    .selectAll("declared_conflict")
    .select([
      nameInOrNull(lang, "person").as("person_name"),
      nameInOrNull(lang, "organization").as("organization_name"),
      sql<string>`coalesce(person.public_id, organization.public_id)`.as("with_id"),
    ])
    .orderBy("declared_conflict.id", "desc")
}

async function list(query: ReturnType<typeof selectConflicts>): Promise<DeclaredConflict[]> {
  const rows = await query.execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    accountId: row.account_id,
    with:
      row.person_id === null
        ? { kind: "organization", id: row.organization_id ?? 0 }
        : { kind: "person", id: row.person_id },
    name: row.person_name ?? row.organization_name ?? "",
    withId: row.with_id,
    since: row.since,
    reason: row.reason,
    lang: row.lang,
    declaredAt: row.declared_at,
    endedAt: row.ended_at,
  }))
}
