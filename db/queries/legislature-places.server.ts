import type { Reader, Trx } from "#db/schema.ts"

/** The area of a name among those of a legislature's seats and mandates. */
export async function findAreaNamed(
  db: Reader,
  organizationId: number,
  name: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom("area")
    .select("area.id")
    .where("area.name", "=", name)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("post")
            .select("post.id")
            .whereRef("post.area_id", "=", "area.id")
            .where("post.organization_id", "=", organizationId),
        ),
        eb.exists(
          eb
            .selectFrom("membership")
            .select("membership.id")
            .whereRef("membership.area_id", "=", "area.id")
            .where("membership.organization_id", "=", organizationId),
        ),
      ]),
    )
    .orderBy("area.id")
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Stores an area that no file gave. */
export async function insertArea(
  trx: Trx,
  area: { readonly publicId: string; readonly name: string; readonly kind: string },
): Promise<number> {
  const { id } = await trx
    .insertInto("area")
    .values({ public_id: area.publicId, name: area.name, kind: area.kind })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** A legislature by its public id. */
export async function findLegislature(
  db: Reader,
  publicId: string,
): Promise<{ readonly id: number; readonly publicId: string; readonly name: string } | undefined> {
  const row = await db
    .selectFrom("organization")
    .select(["id", "public_id", "name"])
    .where("public_id", "=", publicId)
    .where("classification", "=", "legislature")
    .executeTakeFirst()
  return row && { id: row.id, publicId: row.public_id, name: row.name }
}
