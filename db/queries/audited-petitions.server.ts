import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** Petitions whose collection ended and whose sample was not drawn yet. */
export async function listUndrawn(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom("petition")
    .select("id")
    .where("state", "in", ["closed-reached", "closed-not-reached"])
    .where("id", "not in", (eb) =>
      eb.selectFrom("signature_audit").select("petition_id").where("kind", "=", "sample"),
    )
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id)
}

/** Petitions that auditors can check, the latest one first: those of which a sample was drawn. */
export async function listAuditedPetitions(db: Reader): Promise<
  {
    readonly publicId: string
    readonly title: string
    readonly lang: string
    readonly publishedAt: Instant | null
  }[]
> {
  const rows = await db
    .selectFrom("signature_audit")
    .innerJoin("petition", "petition.id", "signature_audit.petition_id")
    .select([
      "petition.public_id",
      "petition.title",
      "petition.lang",
      "signature_audit.published_at as at",
    ])
    .where("signature_audit.kind", "=", "sample")
    .orderBy("signature_audit.id", "desc")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    title: row.title,
    lang: row.lang,
    publishedAt: row.at,
  }))
}
