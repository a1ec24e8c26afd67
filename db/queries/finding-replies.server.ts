import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A deputy's reply to a finding. A later wording follows an earlier one; all stay. */
export interface FindingReply {
  readonly publicId: string
  readonly verdictId: number
  readonly number: number
  readonly text: string
  readonly lang: string
  readonly at: Instant
  readonly authorRole: string
}

/** The replies to the findings on a promise: to each finding the latest wording first. */
export async function listFindingReplies(db: Reader, pledgeId: number): Promise<FindingReply[]> {
  const rows = await db
    .selectFrom("finding_reply")
    .innerJoin("verdict", "verdict.id", "finding_reply.verdict_id")
    .innerJoin("account", "account.id", "finding_reply.account_id")
    .selectAll("finding_reply")
    .select("account.role as author_role")
    .where("verdict.pledge_id", "=", pledgeId)
    .orderBy("finding_reply.verdict_id", "desc")
    .orderBy("finding_reply.number", "desc")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    verdictId: row.verdict_id,
    number: row.number,
    text: row.text,
    lang: row.lang,
    at: row.at,
    authorRole: row.author_role,
  }))
}

/** Adds a wording of a reply under the next number. */
export async function insertFindingReply(
  trx: Trx,
  reply: Omit<FindingReply, "authorRole"> & { readonly accountId: number },
): Promise<void> {
  await trx
    .insertInto("finding_reply")
    .values({
      public_id: reply.publicId,
      verdict_id: reply.verdictId,
      number: reply.number,
      text: reply.text,
      lang: reply.lang,
      account_id: reply.accountId,
      at: reply.at,
    })
    .execute()
}
