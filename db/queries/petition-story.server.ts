import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { ReplyOutcome } from "#db/queries/petitions.server.ts"
import type { Reader } from "#db/schema.ts"

/** A ground: a promise and the verdict that was pinned to it. */
export interface PinnedGround {
  readonly pledgePublicId: string
  readonly text: string
  readonly lang: string
  readonly verdict: { readonly rating: Rating; readonly number: number; readonly at: Instant }
}

/** The grounds of a petition, in its own order. */
export async function listGrounds(db: Reader, petitionId: number): Promise<PinnedGround[]> {
  const rows = await groundsOf(db, { petitionId })
  return rows.map(asGround)
}

const groundsOf = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db
    .selectFrom("petition_ground")
    .innerJoin("pledge", "pledge.id", "petition_ground.pledge_id")
    .innerJoin("verdict", "verdict.id", "petition_ground.verdict_id")
    .select([
      "pledge.public_id",
      "pledge.text",
      "pledge.lang",
      "verdict.rating",
      "verdict.number",
      "verdict.at",
    ])
    .where("petition_ground.petition_id", "=", petitionId)
    .orderBy("petition_ground.position"),
)

/** Promises as they would be pinned now, in the order asked: without a verdict in force one is left out. */
export async function listGroundsInForce(
  db: Reader,
  publicIds: readonly string[],
): Promise<PinnedGround[]> {
  if (publicIds.length === 0) return []
  const rows = await db
    .selectFrom("pledge")
    .innerJoin("verdict", "verdict.id", "pledge.verdict_id")
    .select([
      "pledge.public_id",
      "pledge.text",
      "pledge.lang",
      "verdict.rating",
      "verdict.number",
      "verdict.at",
    ])
    .where("pledge.public_id", "in", publicIds)
    .execute()
  const known = new Map(rows.map((row) => [row.public_id, asGround(row)]))
  return publicIds.flatMap((publicId) => known.get(publicId) ?? [])
}

interface GroundRow {
  public_id: string
  text: string
  lang: string
  rating: string
  number: number
  at: string
}

function asGround(row: GroundRow): PinnedGround {
  return {
    pledgePublicId: row.public_id,
    text: row.text,
    lang: row.lang,
    verdict: { rating: row.rating as Rating, number: row.number, at: row.at },
  }
}

/** What the deputy answered, or how the time to answer ended. */
export interface StoredReply {
  readonly outcome: ReplyOutcome
  readonly text: string | null
  readonly lang: string | null
  readonly at: Instant | null
}

/** The deputy's reply to a petition; undefined while it is awaited or was never asked for. */
export async function findReply(db: Reader, petitionId: number): Promise<StoredReply | undefined> {
  const [row] = await replyTo(db, { petitionId })
  if (!row) throw new Error(`there is no petition ${String(petitionId)}`)
  if (row.reply_outcome === null) return undefined
  return {
    outcome: row.reply_outcome as ReplyOutcome,
    text: row.reply_text,
    lang: row.reply_lang,
    at: row.replied_at,
  }
}

const replyTo = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db
    .selectFrom("petition")
    .select(["reply_outcome", "reply_text", "reply_lang", "replied_at"])
    .where("id", "=", petitionId),
)

/** A transition on one of the two tracks. `reason` is a code of the tables or of a rejection. */
export interface StoredTransition {
  readonly track: "state" | "recall_state"
  readonly from: string
  readonly to: string
  readonly at: Instant
  readonly actor: string
  readonly reason: string | null
  readonly article: string | null
}

/** Everything that happened to a petition, the earliest first. Who acted is told by role alone. */
export async function listTransitions(db: Reader, petitionId: number): Promise<StoredTransition[]> {
  const rows = await transitionsOf(db, { petitionId })
  return rows.map((row) => ({
    track: row.track as StoredTransition["track"],
    from: row.from_state,
    to: row.to_state,
    at: row.at,
    actor: row.actor,
    reason: row.reason,
    article: row.article,
  }))
}

const transitionsOf = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db
    .selectFrom("petition_transition")
    .selectAll()
    .where("petition_id", "=", petitionId)
    .orderBy("id"),
)

/** Why a petition was rejected or removed: the rule's code and, where somebody gave any, words. */
export async function findPetitionRefusal(
  db: Reader,
  petitionId: number,
): Promise<{ readonly code: string; readonly details: string | null } | undefined> {
  const [row] = await refusalOf(db, { petitionId })
  if (!row) throw new Error(`there is no petition ${String(petitionId)}`)
  return row.refusal_code === null
    ? undefined
    : { code: row.refusal_code, details: row.refusal_details }
}

const refusalOf = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db
    .selectFrom("petition")
    .select(["refusal_code", "refusal_details"])
    .where("id", "=", petitionId),
)

/** The latest transition that led to a state: where from, when and by whom; undefined where none did. */
export async function findLastTransition(
  db: Reader,
  petitionId: number,
  to: string,
): Promise<
  | {
      readonly from: string
      readonly at: Instant
      readonly actor: string
      readonly accountId: number | null
      readonly reason: string | null
    }
  | undefined
> {
  const [row] = await lastTransition(db, { petitionId, to })
  if (!row) return undefined
  const { from_state: from, at, actor, account_id: accountId, reason } = row
  return { from, at, actor, accountId, reason }
}

const lastTransition = shaped<{ petitionId: number; to: string }>()((db, { petitionId, to }) =>
  db
    .selectFrom("petition_transition")
    .select(["from_state", "at", "actor", "account_id", "reason"])
    .where("petition_id", "=", petitionId)
    .where("track", "=", "state")
    .where("to_state", "=", to)
    .orderBy("id", "desc")
    .limit(1),
)
