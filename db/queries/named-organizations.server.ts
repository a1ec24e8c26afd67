import type { Reader, Trx } from "#db/schema.ts"

/** Ids of the organisations that a text names: by public id, or by exactly this name. */
export async function listOrganizationIdsNamed(db: Reader, text: string): Promise<number[]> {
  const rows = await db
    .selectFrom("organization")
    .select("id")
    .where((eb) => eb.or([eb("name", "=", text), eb("public_id", "=", text)]))
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id)
}

/** An organisation's public id and name. @throws where there is none */
export async function getNamedOrganization(
  db: Reader,
  id: number,
): Promise<{ readonly publicId: string; readonly name: string }> {
  const row = await db
    .selectFrom("organization")
    .select(["public_id", "name"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  return { publicId: row.public_id, name: row.name }
}

/** Adds an organisation that no source named: one that people of this site work for. */
export async function insertNamedOrganization(
  trx: Trx,
  organization: {
    readonly publicId: string
    readonly name: string
    readonly classification?: string
  },
): Promise<number> {
  const { publicId, name, classification = null } = organization
  const { id } = await trx
    .insertInto("organization")
    .values({ public_id: publicId, name, classification })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}
