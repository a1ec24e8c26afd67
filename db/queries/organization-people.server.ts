import type { Role } from "#app/domain/access.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** Somebody who works for an organisation. */
export interface OrganizationPerson {
  readonly id: number
  readonly publicId: string
  readonly role: Role
  readonly displayName: string | null
  /** Since when they let their name stand on the organisation's page; null where a number stands for it. */
  readonly namePublicAt: Instant | null
  readonly suspendedAt: Instant | null
}

/** Everybody who works for an organisation, in the order in which they came here. */
export async function listOrganizationPeople(
  db: Reader,
  organizationId: number,
): Promise<OrganizationPerson[]> {
  const rows = await selectPeople(db).where("organization_id", "=", organizationId).execute()
  return rows.map(asPerson)
}

/** One of them by public id. */
export async function findOrganizationPerson(
  db: Reader,
  organizationId: number,
  publicId: string,
): Promise<OrganizationPerson | undefined> {
  const row = await selectPeople(db)
    .where("organization_id", "=", organizationId)
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row && asPerson(row)
}

function selectPeople(db: Reader) {
  return db
    .selectFrom("account")
    .select(["id", "public_id", "role", "display_name", "name_public_at", "suspended_at"])
    .where("erased_at", "is", null)
    .orderBy("id")
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof selectPeople>["execute"]>>[number]

function asPerson(row: PersonRow): OrganizationPerson {
  return {
    id: row.id,
    publicId: row.public_id,
    role: row.role as Role,
    displayName: row.display_name,
    namePublicAt: row.name_public_at,
    suspendedAt: row.suspended_at,
  }
}
