import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A code that is sent to a deputy on paper. Of the code itself only the hash is kept. */
export interface ProfileCode {
  readonly id: number
  readonly publicId: string
  readonly personId: number
  /** Of the letter. */
  readonly lang: Lang
  readonly askedAt: Instant
  readonly approvedAt: Instant | null
  readonly printedAt: Instant | null
  readonly expiresAt: Instant | null
  readonly ending: "used" | "replaced" | "expired" | null
}

/** Asks for a code; it is made when it is printed, after a second operator agreed. */
export async function insertProfileCode(
  trx: Trx,
  code: {
    readonly publicId: string
    readonly personId: number
    readonly lang: Lang
    readonly askedBy: number
    readonly askedAt: Instant
  },
): Promise<void> {
  await trx
    .insertInto("profile_code")
    .values({
      public_id: code.publicId,
      person_id: code.personId,
      lang: code.lang,
      asked_by: code.askedBy,
      asked_at: code.askedAt,
    })
    .execute()
}

/** One code by its public id, or undefined. */
export async function findProfileCode(
  db: Reader,
  publicId: string,
): Promise<ProfileCode | undefined> {
  const row = await codes(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asCode(row)
}

/** The same, held by this transaction until it ends. */
export async function lockProfileCode(
  trx: Trx,
  engine: Engine,
  by: { readonly publicId: string } | { readonly hash: Buffer },
): Promise<ProfileCode | undefined> {
  const query =
    "hash" in by
      ? codes(trx).where("code_hash", "=", by.hash)
      : codes(trx).where("public_id", "=", by.publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asCode(row)
}

/** Codes that have not ended, the latest first. */
export async function listStandingCodes(db: Reader): Promise<ProfileCode[]> {
  const rows = await codes(db).where("ended_at", "is", null).orderBy("id", "desc").execute()
  return rows.map(asCode)
}

/** Notes that a second operator agreed. */
export async function updateCodeApproved(trx: Trx, id: number, at: Instant): Promise<void> {
  await trx.updateTable("profile_code").set({ approved_at: at }).where("id", "=", id).execute()
}

/** Gives a code its hash, in place of the one that an earlier printing made. */
export async function updateCodePrinted(
  trx: Trx,
  id: number,
  printed: {
    readonly hash: Buffer
    readonly by: number
    readonly at: Instant
    readonly expiresAt: Instant
  },
): Promise<void> {
  await trx
    .updateTable("profile_code")
    .set({
      code_hash: printed.hash,
      printed_by: printed.by,
      printed_at: printed.at,
      expires_at: printed.expiresAt,
    })
    .where("id", "=", id)
    .execute()
}

/** Ends a code: whoever used it, or because another took its place. */
export async function endProfileCode(
  trx: Trx,
  id: number,
  end: { readonly ending: "used" | "replaced" | "expired"; readonly usedBy?: number },
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("profile_code")
    .set({ ending: end.ending, ended_at: at, used_by: end.usedBy ?? null })
    .where("id", "=", id)
    .execute()
}

function codes(db: Reader) {
  return db.selectFrom("profile_code").selectAll()
}

function asCode(row: Row<"profile_code">): ProfileCode {
  return {
    id: row.id,
    publicId: row.public_id,
    personId: row.person_id,
    lang: row.lang as Lang,
    askedAt: row.asked_at,
    approvedAt: row.approved_at,
    printedAt: row.printed_at,
    expiresAt: row.expires_at,
    ending: row.ending as ProfileCode["ending"],
  }
}
