import { evidenceDirection } from "#app/domain/evidence.ts"
import type { Direction, EvidenceKind, FulfillingOption, Strength } from "#app/domain/evidence.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A linked vote event and what the deputy did in it. */
export interface LinkedVote {
  readonly publicId: string
  readonly motionTitle: string
  readonly motionLang: string | null
  readonly startDate: string | null
  readonly result: string | null
  /** The option by which the promise would have been kept. */
  readonly fulfillingOption: FulfillingOption
  /** How the deputy voted; null where the records name no vote of this deputy. */
  readonly ownOption: VoteOption | null
}

/** A vote or another act that speaks for or against a promise, or explains it. */
export interface Evidence {
  readonly id: number
  readonly publicId: string
  readonly kind: EvidenceKind
  /** Of a vote: what follows from the deputy's own option, as the records stand now. */
  readonly direction: Direction
  readonly strength: Strength
  readonly title: string | null
  readonly note: string
  readonly lang: string
  /** The day of the vote or the act. */
  readonly happenedOn: PartialDay | null
  readonly at: Instant
  readonly source: Source | null
  readonly vote: LinkedVote | null
}

/** What is linked to a promise, in the order in which it happened; without a day last. */
export async function listEvidence(db: Reader, pledgeId: number): Promise<Evidence[]> {
  const rows = await db
    .selectFrom("evidence")
    .innerJoin("pledge", "pledge.id", "evidence.pledge_id")
    .leftJoin("vote_event", "vote_event.id", "evidence.vote_event_id")
    .leftJoin("motion", "motion.id", "vote_event.motion_id")
    .leftJoin("vote", (join) =>
      join
        .onRef("vote.vote_event_id", "=", "evidence.vote_event_id")
        .onRef("vote.person_id", "=", "pledge.person_id"),
    )
    .selectAll("evidence")
    .select([
      "vote_event.public_id as event_public_id",
      "vote_event.start_date as event_start_date",
      "vote_event.result as event_result",
      "motion.title as motion_title",
      "motion.lang as motion_lang",
      "vote.option as own_option",
    ])
    .where("evidence.pledge_id", "=", pledgeId)
    .orderBy("evidence.id")
    .execute()
  const sources = await listSnapshots(
    db,
    rows.map((row) => row.source_snapshot_id),
  )
  return rows
    .map((row) => asEvidence(row, sources.get(row.source_snapshot_id ?? 0) ?? null))
    .sort((a, b) => compareText(a.happenedOn ?? "~", b.happenedOn ?? "~"))
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
  readonly sourceSnapshotId: number | null
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
      source_snapshot_id: evidence.sourceSnapshotId,
      account_id: evidence.accountId,
      at: evidence.at,
    })
    .onConflict((conflict) => conflict.columns(["pledge_id", "vote_event_id"]).doNothing())
    .returning("id")
    .executeTakeFirst()
}

type EvidenceRow = Row<"evidence"> & {
  event_public_id: string | null
  event_start_date: string | null
  event_result: string | null
  motion_title: string | null
  motion_lang: string | null
  own_option: string | null
}

function asEvidence(row: EvidenceRow, source: Source | null): Evidence {
  const vote = linkedVote(row)
  return {
    id: row.id,
    publicId: row.public_id,
    kind: row.kind as EvidenceKind,
    direction: evidenceDirection(row.direction as Direction | null, vote),
    strength: row.strength as Strength,
    title: row.title,
    note: row.note,
    lang: row.lang,
    happenedOn: row.happened_on ?? vote?.startDate?.slice(0, 10) ?? null,
    at: row.at,
    source,
    vote,
  }
}

function linkedVote(row: EvidenceRow): LinkedVote | null {
  if (row.event_public_id === null || row.motion_title === null) return null
  return {
    publicId: row.event_public_id,
    motionTitle: row.motion_title,
    motionLang: row.motion_lang,
    startDate: row.event_start_date,
    result: row.event_result,
    fulfillingOption: row.fulfilling_option as FulfillingOption,
    ownOption: row.own_option as VoteOption | null,
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
