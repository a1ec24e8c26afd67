import type { CheckItem } from "#app/domain/petition-check.ts"
import type { Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A moderator's check: of which text, what was found in order, and what was decided. */
export interface NewCheck {
  readonly petitionId: number
  readonly textSha256: Buffer
  readonly items: readonly CheckItem[]
  readonly decision: "admitted" | "rejected"
  readonly code: string | null
  readonly details: string | null
  readonly accountId: number
  readonly at: Instant
}

/** Keeps a check. */
export async function insertCheck(trx: Trx, check: NewCheck): Promise<void> {
  await trx
    .insertInto("petition_check")
    .values({
      petition_id: check.petitionId,
      text_sha256: check.textSha256,
      items: check.items.join(" "),
      decision: check.decision,
      code: check.code,
      details: check.details,
      account_id: check.accountId,
      at: check.at,
    })
    .execute()
}

/** A check as readers are told of it: who made it is not. */
export interface StoredCheck {
  readonly items: readonly CheckItem[]
  readonly decision: "admitted" | "rejected"
  readonly at: Instant
}

/** The latest check of a petition, or undefined. */
export async function findCheck(db: Reader, petitionId: number): Promise<StoredCheck | undefined> {
  const [row] = await latestCheck(db, { petitionId })
  return (
    row && {
      items: row.items.split(" ").filter(Boolean) as CheckItem[],
      decision: row.decision as StoredCheck["decision"],
      at: row.at,
    }
  )
}

const latestCheck = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db
    .selectFrom("petition_check")
    .select(["items", "decision", "at"])
    .where("petition_id", "=", petitionId)
    .orderBy("id", "desc")
    .limit(1),
)
