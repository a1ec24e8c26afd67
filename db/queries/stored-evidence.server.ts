import type { Direction, EvidenceKind, FulfillingOption, Strength } from "#app/domain/evidence.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

export interface NewEvidence {
  readonly publicId: string
  readonly pledgeId: number
  readonly kind: EvidenceKind
  readonly voteEventId: number | null
  readonly fulfillingOption: FulfillingOption | null
  /** Null for a vote, whose direction follows from the deputy's own option. */
  readonly direction: Direction | null
  readonly strength: Strength
  readonly title: string | null
  readonly note: string
  readonly lang: string
  readonly happenedOn: PartialDay | null
  readonly place: string | null
  readonly sourceSnapshotId: number | null
  readonly fileId: number | null
  /** Who answers for it: the watchdog who linked it, or who took it from somebody. */
  readonly accountId: number
  readonly at: Instant
}

/** Stores a piece of evidence; undefined where this vote event is linked to the promise already. */
export function insertEvidence(
  trx: Trx,
  evidence: NewEvidence,
): Promise<{ id: number } | undefined> {
  return trx
    .insertInto("evidence")
    .values({
      public_id: evidence.publicId,
      pledge_id: evidence.pledgeId,
      kind: evidence.kind,
      vote_event_id: evidence.voteEventId,
      fulfilling_option: evidence.fulfillingOption,
      direction: evidence.direction,
      strength: evidence.strength,
      title: evidence.title,
      note: evidence.note,
      lang: evidence.lang,
      happened_on: evidence.happenedOn,
      place: evidence.place,
      source_snapshot_id: evidence.sourceSnapshotId,
      file_id: evidence.fileId,
      account_id: evidence.accountId,
      at: evidence.at,
    })
    .onConflict((conflict) => conflict.columns(["pledge_id", "vote_event_id"]).doNothing())
    .returning("id")
    .executeTakeFirst()
}

/** Tells whether a vote event is linked to a promise already. */
export async function hasLinkedVote(
  db: Reader,
  pledgeId: number,
  voteEventId: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("evidence")
    .select("id")
    .where("pledge_id", "=", pledgeId)
    .where("vote_event_id", "=", voteEventId)
    .executeTakeFirst()
  return row !== undefined
}
