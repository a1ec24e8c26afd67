import { evidenceDirection } from "#app/domain/evidence.ts"
import type { Direction, EvidenceKind, FulfillingOption, Strength } from "#app/domain/evidence.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import { listKeptFiles } from "#db/queries/kept-files.server.ts"
import type { KeptFile } from "#db/queries/kept-files.server.ts"
import { nameInOrNull } from "#db/queries/names.server.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import type { Reader, Row } from "#db/schema.ts"

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
  /** Where it happened, in words; null where nobody said. */
  readonly place: string | null
  readonly at: Instant
  readonly source: Source | null
  /** A picture or a document that was handed in with it. */
  readonly file: KeptFile | null
  readonly vote: LinkedVote | null
  /** `reader`: offered by somebody whom nobody names, and taken by this organisation. */
  readonly from: { readonly way: "watchdog" | "reader"; readonly organization: string | null }
}

/**
 * What is linked to a promise, in the order in which it happened; without a day last. What is only offered
 * stands in a table of its own and is never among it.
 * @param lang in which organisations are named
 */
export async function listEvidence(db: Reader, pledgeId: number, lang = "kk"): Promise<Evidence[]> {
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
    .leftJoin("account", "account.id", "evidence.account_id")
    .leftJoin("organization", "organization.id", "account.organization_id")
    .leftJoin("evidence_offer", "evidence_offer.evidence_id", "evidence.id")
    .selectAll("evidence")
    .select([
      "evidence_offer.id as offer_id",
      nameInOrNull(lang, "organization").as("organization_name"),
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
  const files = await listKeptFiles(
    db,
    rows.map((row) => row.file_id),
  )
  return rows
    .map((row) => ({
      ...asEvidence(row),
      source: sources.get(row.source_snapshot_id ?? 0) ?? null,
      file: files.get(row.file_id ?? 0) ?? null,
    }))
    .sort((a, b) => compareText(a.happenedOn ?? "~", b.happenedOn ?? "~"))
}

type EvidenceRow = Row<"evidence"> & {
  event_public_id: string | null
  event_start_date: string | null
  event_result: string | null
  motion_title: string | null
  motion_lang: string | null
  own_option: string | null
  offer_id: number | null
  organization_name: string | null
}

function asEvidence(row: EvidenceRow): Omit<Evidence, "source" | "file"> {
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
    place: row.place,
    at: row.at,
    vote,
    from: {
      way: row.offer_id === null ? "watchdog" : "reader",
      organization: row.organization_name,
    },
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
