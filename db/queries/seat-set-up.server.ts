import type { Reader } from "#db/schema.ts"

/** Whether any seat names a law: without one no petition has an effect in law. */
export async function hasBoundPost(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom("post")
    .select("id")
    .where("rule_set", "is not", null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A legislature and how far its seats are set up. */
export interface SetUp {
  readonly publicId: string
  readonly name: string
  readonly posts: number
  readonly bound: number
  readonly terms: number
  /** Memberships that are held through no known seat. */
  readonly unseated: number
}

/** Every legislature and what is known of its seats, by name. */
export async function listSetUp(db: Reader): Promise<SetUp[]> {
  const rows = await db
    .selectFrom("organization")
    .select((eb) => [
      "organization.public_id",
      "organization.name",
      eb
        .selectFrom("post")
        .select((sub) => sub.fn.countAll().as("n"))
        .whereRef("post.organization_id", "=", "organization.id")
        .as("posts"),
      eb
        .selectFrom("post")
        .select((sub) => sub.fn.countAll().as("n"))
        .whereRef("post.organization_id", "=", "organization.id")
        .where("post.rule_set", "is not", null)
        .as("bound"),
      eb
        .selectFrom("legislative_period")
        .select((sub) => sub.fn.countAll().as("n"))
        .whereRef("legislative_period.organization_id", "=", "organization.id")
        .as("terms"),
      eb
        .selectFrom("membership")
        .select((sub) => sub.fn.countAll().as("n"))
        .whereRef("membership.organization_id", "=", "organization.id")
        .where("membership.post_id", "is", null)
        .as("unseated"),
    ])
    .where("organization.classification", "=", "legislature")
    .orderBy("organization.name")
    .orderBy("organization.id")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    name: row.name,
    posts: Number(row.posts),
    bound: Number(row.bound),
    terms: Number(row.terms),
    unseated: Number(row.unseated),
  }))
}
