import type { MandateKind } from "#app/domain/mandate.ts"
import type { Instant } from "#app/lib/instant.ts"
import { supersede } from "#db/queries/revisions.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A seat of a legislature: where, how it is won, and which law says when its holder may be recalled. */
export interface Post {
  readonly id: number
  readonly publicId: string
  readonly organizationId: number
  readonly areaId: number | null
  readonly label: string
  readonly kind: MandateKind | null
  /** A rule set or a family of them, with the office after a slash; null where nobody has said. */
  readonly ruleSet: string | null
}

export interface NewPost extends Omit<Post, "id"> {
  readonly importRunId: number | null
}

/** Who changes a row, and when. */
export interface Change {
  readonly at: Instant
  readonly accountId?: number
  readonly importRunId?: number
}

/** A seat by its public id. */
export async function findPost(db: Reader, publicId: string): Promise<Post | undefined> {
  const row = await db
    .selectFrom("post")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row && asPost(row)
}

/** The seat of a label in an area of a legislature, or in none. */
export async function findPostNamed(
  db: Reader,
  { organizationId, areaId, label }: Pick<Post, "organizationId" | "areaId" | "label">,
): Promise<Post | undefined> {
  const row = await db
    .selectFrom("post")
    .selectAll()
    .where("organization_id", "=", organizationId)
    .where("label", "=", label)
    .where("area_id", areaId === null ? "is" : "=", areaId)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst()
  return row && asPost(row)
}

/** The seats of a legislature, by label. */
export async function listPosts(
  db: Reader,
  organizationId: number,
): Promise<(Post & { readonly area: string | null })[]> {
  const rows = await db
    .selectFrom("post")
    .leftJoin("area", "area.id", "post.area_id")
    .selectAll("post")
    .select("area.name as area_name")
    .where("post.organization_id", "=", organizationId)
    .orderBy("post.label")
    .orderBy("post.id")
    .execute()
  return rows.map((row) => ({ ...asPost(row), area: row.area_name }))
}

/** Stores a seat. */
export async function insertPost(trx: Trx, post: NewPost): Promise<number> {
  const { id } = await trx
    .insertInto("post")
    .values({
      public_id: post.publicId,
      organization_id: post.organizationId,
      area_id: post.areaId,
      label: post.label,
      mandate_kind: post.kind,
      rule_set: post.ruleSet,
      import_run_id: post.importRunId,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Says anew how seats are won and which law binds them; what stood is kept as a revision. */
export async function bindPost(
  trx: Trx,
  id: number,
  { kind, ruleSet }: Pick<Post, "kind" | "ruleSet">,
  change: Change,
): Promise<void> {
  const body = await trx
    .selectFrom("post")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  await supersede(trx, { kind: "post", id, body: { ...body }, ...change })
  await trx
    .updateTable("post")
    .set({ mandate_kind: kind, rule_set: ruleSet })
    .where("id", "=", id)
    .execute()
}

/** Memberships in a legislature for an area that no seat was named for yet. */
export async function listUnseated(
  db: Reader,
  organizationId: number,
  areaId: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("membership")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("area_id", "=", areaId)
    .where("post_id", "is", null)
    .execute()
  return rows.map(({ id }) => id)
}

/** Names the seat that a membership is held through; what stood is kept as a revision. */
export async function seatMember(
  trx: Trx,
  id: number,
  postId: number,
  change: Change,
): Promise<void> {
  const query = trx.selectFrom("membership").selectAll().where("id", "=", id)
  const body = await query.executeTakeFirstOrThrow()
  await supersede(trx, { kind: "membership", id, body: { ...body }, ...change })
  await trx.updateTable("membership").set({ post_id: postId }).where("id", "=", id).execute()
}

function asPost(row: Row<"post">): Post {
  return {
    id: row.id,
    publicId: row.public_id,
    organizationId: row.organization_id,
    areaId: row.area_id,
    label: row.label,
    kind: row.mandate_kind as MandateKind | null,
    ruleSet: row.rule_set,
  }
}
