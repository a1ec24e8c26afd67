import type { LawBasis } from "#app/domain/law-basis.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import { liveStates } from "#app/domain/petition-state.ts"
import { liveRecallStates } from "#app/domain/recall.ts"
import type { RecallState } from "#app/domain/recall.ts"
import type { Assurance } from "#app/domain/signature.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { prepared } from "#db/prepared.server.ts"
import { readOnce } from "#db/read-once.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** How signers are told apart: by their mail address alone, or by their IIN. */
export const asks = ["email", "iin"] as const
export type Asks = (typeof asks)[number]

export const replyOutcomes = ["given", "declined", "timed-out"] as const
export type ReplyOutcome = (typeof replyOutcomes)[number]

/** A refusal that a court may still overturn keeps nobody from beginning anew. */
const blockingDrives = liveRecallStates.filter((state) => state !== "refused")

/** A petition as shells read it: its own row, whole. */
export interface StoredPetition {
  readonly id: number
  readonly publicId: string
  readonly membershipId: number
  readonly areaId: number | null
  readonly ruleSet: string
  readonly state: PetitionState
  readonly recallState: RecallState
  readonly asks: Asks
  readonly lang: string
  readonly title: string
  readonly statement: string
  readonly textSha256: Buffer
  readonly proponentId: number
  /** The petition's own key, sealed; null once it is destroyed. */
  readonly keySealed: Buffer | null
  /** When all that its signers had said was destroyed; null while it is kept. */
  readonly signersDestroyedAt: Instant | null
  readonly createdAt: Instant
  readonly replyDueOn: Day | null
  readonly replyOutcome: ReplyOutcome | null
  readonly openedAt: Instant | null
  readonly closesOn: Day | null
  readonly closedAt: Instant | null
  readonly threshold: number | null
  readonly electorate: number | null
  /** As the rules count at this instant. What people and programs are told is `publishedCount`. */
  readonly signatureCount: number
  /** The count that a replay of the published log gives. */
  readonly publishedCount: number
  readonly reachedAt: Instant | null
  /** Seconders who stand by it; after opening, those with whom it opened. */
  readonly seconderCount: number
  readonly secondingSince: Instant | null
  /** Since when text and grounds can no longer be changed; null while they can. */
  readonly frozenAt: Instant | null
  /** To how many accounts the request for a reply was mailed; null before that. */
  readonly replyNotified: number | null
  /** Null for a draft, and for what was submitted before this was noted. */
  readonly lawBasis: LawBasis | null
  /** Ways in which it may be signed, where it names them; null: all that the site has set up. */
  readonly accepts: readonly Assurance[] | null
}

/** One petition by its public id, or undefined. */
export async function findPetition(
  db: Reader,
  publicId: string,
): Promise<StoredPetition | undefined> {
  return readOnce(db, ["petition"], `petition ${publicId}`, async () => {
    const [row] = await byPublicId(db, { publicId })
    return row && asPetition(row)
  })
}

const byPublicId = prepared<{ publicId: string }>()((db, value) =>
  db.selectFrom("petition").selectAll().where("public_id", "=", value("publicId")),
)

/** One petition by its internal id. @throws where there is none */
export async function getPetition(db: Reader, id: number): Promise<StoredPetition> {
  return readOnce(db, ["petition"], `petition of number ${String(id)}`, async () => {
    const [row] = await byId(db, { id })
    if (!row) throw new Error(`there is no petition ${String(id)}`)
    return asPetition(row)
  })
}

/** Reads a petition and holds it until the transaction ends: whoever else would write it waits. */
export async function lockPetition(trx: Trx, engine: Engine, id: number): Promise<StoredPetition> {
  return readOnce(trx, ["petition"], heldKey(id), async () => {
    const [row] = await (engine === "postgres" ? heldById : byId)(trx, { id })
    if (!row) throw new Error(`there is no petition ${String(id)}`)
    return asPetition(row)
  })
}

/** Under which a transaction knows a petition that it holds. */
export function heldKey(id: number): string {
  return `held petition ${String(id)}`
}

const byId = prepared<{ id: number }>()((db, value) =>
  db.selectFrom("petition").selectAll().where("id", "=", value("id")),
)

const heldById = prepared<{ id: number }>()((db, value) =>
  db.selectFrom("petition").selectAll().where("id", "=", value("id")).forUpdate(),
)

/**
 * Public id of the live petition against a mandate, or undefined. One whose collection online is over lives
 * on while its drive under the statute does.
 */
export async function findLivePetition(
  db: Reader,
  membershipId: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("petition")
    .select("public_id")
    .where("membership_id", "=", membershipId)
    .where((eb) => eb.or([eb("state", "in", liveStates), eb("recall_state", "in", blockingDrives)]))
    .limit(1)
    .executeTakeFirst()
  return row?.public_id
}

/** Internal ids of petitions that are under way on either track: the few that the clock may have to move. */
export async function listLivePetitionIds(db: Reader): Promise<number[]> {
  const rows = await db
    .selectFrom("petition")
    .select("id")
    .where((eb) =>
      eb.or([eb("state", "in", liveStates), eb("recall_state", "in", liveRecallStates)]),
    )
    .orderBy("id")
    .execute()
  return rows.map(({ id }) => id)
}

function asPetition(row: Row<"petition">): StoredPetition {
  return {
    id: row.id,
    publicId: row.public_id,
    membershipId: row.membership_id,
    areaId: row.area_id,
    ruleSet: row.rule_set,
    state: row.state as PetitionState,
    recallState: row.recall_state as RecallState,
    asks: row.asks as Asks,
    lang: row.lang,
    title: row.title,
    statement: row.statement,
    textSha256: row.text_sha256,
    proponentId: row.proponent_id,
    keySealed: row.key_sealed,
    signersDestroyedAt: row.signers_destroyed_at,
    createdAt: row.created_at,
    replyDueOn: row.reply_due_on,
    replyOutcome: row.reply_outcome as ReplyOutcome | null,
    openedAt: row.opened_at,
    closesOn: row.closes_on,
    closedAt: row.closed_at,
    threshold: row.threshold,
    electorate: row.electorate,
    signatureCount: row.signature_count,
    publishedCount: row.published_count,
    reachedAt: row.reached_at,
    seconderCount: row.seconder_count,
    secondingSince: row.seconding_since,
    frozenAt: row.frozen_at,
    replyNotified: row.reply_notified,
    lawBasis: row.law_basis as LawBasis | null,
    accepts: (row.accepts?.split(" ") as Assurance[] | undefined) ?? null,
  }
}
