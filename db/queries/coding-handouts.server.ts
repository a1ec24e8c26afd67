import type { CodingTask, Held } from "#app/domain/coding-need.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A case that was handed to somebody. Nobody else learns of it. */
export interface Handout extends Held {
  readonly id: number
  readonly roundId: number
  readonly task: CodingTask
  readonly pledgeId: number
  readonly pledgePublicId: string
  readonly personId: number
}

/** The case that somebody holds, also where its time is over and nobody has noted it yet. */
export async function findHandout(db: Reader, accountId: number): Promise<Handout | undefined> {
  const row = await selectHandouts(db)
    .where("coding_handout.account_id", "=", accountId)
    .where("coding_handout.ended_at", "is", null)
    .executeTakeFirst()
  return row && asHandout(row)
}

/** What was last handed to somebody of one promise, whatever became of it. */
export async function findHandoutOf(
  db: Reader,
  accountId: number,
  pledgeId: number,
): Promise<Handout | undefined> {
  const row = await selectHandouts(db)
    .where("coding_handout.account_id", "=", accountId)
    .where("coding_round.pledge_id", "=", pledgeId)
    .orderBy("coding_handout.id", "desc")
    .limit(1)
    .executeTakeFirst()
  return row && asHandout(row)
}

/** Hands a case out; undefined where this person had it in this round already, or holds another. */
export async function insertHandout(
  trx: Trx,
  handout: {
    readonly roundId: number
    readonly accountId: number
    readonly organizationId: number
    readonly task: CodingTask
    readonly handedAt: Instant
    readonly expiresAt: Instant
  },
): Promise<{ id: number } | undefined> {
  return trx
    .insertInto("coding_handout")
    .values({
      round_id: handout.roundId,
      account_id: handout.accountId,
      organization_id: handout.organizationId,
      task: handout.task,
      handed_at: handout.handedAt,
      expires_at: handout.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
}

/** Notes how a case left its holder: coded, given back with a reason, over, or bound to the deputy. */
export async function endHandout(
  trx: Trx,
  id: number,
  ending: "coded" | "returned" | "expired" | "conflict",
  at: Instant,
  reason: string | null = null,
): Promise<void> {
  await trx
    .updateTable("coding_handout")
    .set({ ended_at: at, ending, reason })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute()
}

function selectHandouts(db: Reader) {
  return db
    .selectFrom("coding_handout")
    .innerJoin("coding_round", "coding_round.id", "coding_handout.round_id")
    .innerJoin("pledge", "pledge.id", "coding_round.pledge_id")
    .selectAll("coding_handout")
    .select(["pledge.id as pledge_id", "pledge.public_id as pledge_public_id", "pledge.person_id"])
}

type HandoutRow = Awaited<ReturnType<ReturnType<typeof selectHandouts>["execute"]>>[number]

function asHandout(row: HandoutRow): Handout {
  return {
    id: row.id,
    roundId: row.round_id,
    task: row.task as CodingTask,
    pledgeId: row.pledge_id,
    pledgePublicId: row.pledge_public_id,
    personId: row.person_id,
    endedAt: row.ended_at,
    ending: row.ending,
    expiresAt: row.expires_at,
  }
}
