import type { ReplyAsked } from "#app/domain/response-rate.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What a deputy is asked to answer: a finding, or a petition. */
export type AskedFor = { readonly verdictId: number } | { readonly petitionId: number }

/** Notes that a deputy is asked. A petition that asks again takes the place of its earlier request. */
export async function insertReplyRequest(
  trx: Trx,
  request: {
    readonly publicId: string
    readonly personId: number
    readonly at: Instant
  } & AskedFor,
): Promise<void> {
  if ("petitionId" in request) await deletePetitionRequest(trx, request.petitionId)
  await trx
    .insertInto("reply_request")
    .values({
      public_id: request.publicId,
      person_id: request.personId,
      verdict_id: "verdictId" in request ? request.verdictId : null,
      petition_id: "petitionId" in request ? request.petitionId : null,
      asked_at: request.at,
    })
    .execute()
}

/** Takes back what a petition asked: it went back to its author, and no answer is awaited. */
export async function deletePetitionRequest(trx: Trx, petitionId: number): Promise<void> {
  await trx.deleteFrom("reply_request").where("petition_id", "=", petitionId).execute()
}

/** Notes that the mail server took a request's letter; the first of several letters counts. */
export async function updateDelivered(trx: Trx, publicId: string, at: Instant): Promise<void> {
  await trx
    .updateTable("reply_request")
    .set({ delivered_at: at })
    .where("public_id", "=", publicId)
    .where("delivered_at", "is", null)
    .execute()
}

/** A finding that its deputy was not asked about yet. */
export interface UnaskedFinding {
  readonly verdictId: number
  readonly pledgePublicId: string
  readonly personId: number
}

/**
 * Findings in force of these ratings, made since an instant, about deputies who have an account, that
 * nobody asked the deputy about.
 */
export async function listUnaskedFindings(
  db: Reader,
  asked: readonly Rating[],
  since: Instant,
): Promise<UnaskedFinding[]> {
  const rows = await db
    .selectFrom("pledge")
    .innerJoin("verdict", "verdict.id", "pledge.verdict_id")
    .leftJoin("reply_request", "reply_request.verdict_id", "verdict.id")
    .select(["verdict.id", "pledge.public_id", "pledge.person_id"])
    .where("verdict.rating", "in", asked)
    .where("verdict.at", ">=", since)
    .where("reply_request.id", "is", null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("account")
          .select("account.id")
          .whereRef("account.person_id", "=", "pledge.person_id")
          .where("account.role", "in", ["deputy", "delegate"])
          .where("account.suspended_at", "is", null)
          .where("account.erased_at", "is", null),
      ),
    )
    .orderBy("verdict.id")
    .execute()
  return rows.map((row) => ({
    verdictId: row.id,
    pledgePublicId: row.public_id,
    personId: row.person_id,
  }))
}

/** Everything that a deputy was asked, with the first answer to each; who declined has not answered. */
export async function listReplyRequests(db: Reader, personId: number): Promise<ReplyAsked[]> {
  const rows = await requestsTo(db, { personId })
  return rows.map((row) => {
    const text = row.text ?? row.reply_text
    const at = row.at ?? row.replied_at
    return {
      deliveredAt: row.delivered_at,
      answer: text === null || at === null ? null : { text, at },
    }
  })
}

const requestsTo = shaped<{ personId: number }>()((db, { personId }) =>
  db
    .selectFrom("reply_request")
    .leftJoin("petition", "petition.id", "reply_request.petition_id")
    .leftJoin("finding_reply", (join) =>
      join
        .onRef("finding_reply.verdict_id", "=", "reply_request.verdict_id")
        .on("finding_reply.number", "=", 1),
    )
    .select([
      "reply_request.delivered_at",
      "petition.reply_text",
      "petition.replied_at",
      "finding_reply.text",
      "finding_reply.at",
    ])
    .where("reply_request.person_id", "=", personId)
    .orderBy("reply_request.id"),
)
