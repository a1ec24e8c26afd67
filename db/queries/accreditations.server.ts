import type { AccreditationKind, AccreditationState, Profile } from "#app/domain/accreditation.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What an organisation says of itself; null where it has declared nothing yet. */
export type DeclaredProfile = { readonly [Field in keyof Profile]: Profile[Field] | null }

/** How an organisation stands here, or that it asks to. `publicId` is also the organisation's own. */
export interface Accreditation extends DeclaredProfile {
  readonly id: number
  readonly publicId: PublicId
  /** Null until it is admitted. */
  readonly organizationId: number | null
  readonly kind: AccreditationKind
  readonly state: AccreditationState
  /** As it was applied for. */
  readonly name: string
  /** Languages that it works in. */
  readonly langs: readonly Lang[]
  /** In which language it wrote of itself. */
  readonly lang: Lang
  /** Null for one that was made by the command line or with the demonstration. */
  readonly appliedBy: number | null
  readonly appliedAt: Instant
  /** Who invites its people. */
  readonly adminId: number | null
}

/** Stores an application, or the accreditation of an organisation that stands already: once for each. */
export async function insertAccreditation(
  trx: Trx,
  accreditation: Omit<Accreditation, "id">,
): Promise<void> {
  await trx
    .insertInto("accreditation")
    .values({
      public_id: accreditation.publicId,
      organization_id: accreditation.organizationId,
      kind: accreditation.kind,
      state: accreditation.state,
      name: accreditation.name,
      website: accreditation.website,
      scope: accreditation.scope,
      funding: accreditation.funding,
      conflicts: accreditation.conflicts,
      langs: accreditation.langs.join(" "),
      lang: accreditation.lang,
      applied_by: accreditation.appliedBy,
      applied_at: accreditation.appliedAt,
      admin_id: accreditation.adminId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** An accreditation by public id, whatever its state. */
export async function findAccreditation(
  db: Reader,
  publicId: string,
): Promise<Accreditation | undefined> {
  const query = db.selectFrom("accreditation").selectAll().where("public_id", "=", publicId)
  const row = await query.executeTakeFirst()
  return row && asAccreditation(row)
}

/** The same, held by this transaction until it ends. */
export async function lockAccreditation(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<Accreditation | undefined> {
  const query = trx.selectFrom("accreditation").selectAll().where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asAccreditation(row)
}

/** The accreditation of an organisation; undefined where it has none. */
export async function findAccreditationOf(
  db: Reader,
  organizationId: number,
): Promise<Accreditation | undefined> {
  const row = await db
    .selectFrom("accreditation")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .executeTakeFirst()
  return row && asAccreditation(row)
}

/** The application of an account that waits. */
export async function findApplicationOf(
  db: Reader,
  accountId: number,
): Promise<Accreditation | undefined> {
  const row = await db
    .selectFrom("accreditation")
    .selectAll()
    .where("applied_by", "=", accountId)
    .where("state", "=", "applied")
    .executeTakeFirst()
  return row && asAccreditation(row)
}

/** Accreditations in these states, the oldest first. */
export async function listAccreditations(
  db: Reader,
  states: readonly AccreditationState[],
): Promise<Accreditation[]> {
  const rows = await db
    .selectFrom("accreditation")
    .selectAll()
    .where("state", "in", states)
    .orderBy("id")
    .execute()
  return rows.map(asAccreditation)
}

/** Writes what an organisation says of itself now. */
export async function updateProfile(
  trx: Trx,
  id: number,
  profile: Profile & Pick<Accreditation, "lang" | "langs">,
): Promise<void> {
  const { langs, ...texts } = profile
  await trx
    .updateTable("accreditation")
    .set({ ...texts, langs: langs.join(" ") })
    .where("id", "=", id)
    .execute()
}

/** Says who invites an organisation's people from now on. */
export async function updateAdmin(trx: Trx, id: number, adminId: number): Promise<void> {
  await trx.updateTable("accreditation").set({ admin_id: adminId }).where("id", "=", id).execute()
}

/** An accreditation as its row holds it. */
export function asAccreditation(row: Row<"accreditation">): Accreditation {
  return {
    id: row.id,
    publicId: row.public_id,
    organizationId: row.organization_id,
    kind: row.kind as AccreditationKind,
    state: row.state as AccreditationState,
    name: row.name,
    website: row.website,
    scope: row.scope,
    funding: row.funding,
    conflicts: row.conflicts,
    langs: row.langs === "" ? [] : (row.langs.split(" ") as Lang[]),
    lang: row.lang as Lang,
    appliedBy: row.applied_by,
    appliedAt: row.applied_at,
    adminId: row.admin_id,
  }
}
