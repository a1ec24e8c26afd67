import { evidenceDirection } from "#app/domain/evidence.ts"
import type { Direction, EvidenceKind, FulfillingOption, Strength } from "#app/domain/evidence.ts"
import type { VoteOption } from "#app/domain/vote.ts"
import type { Instant } from "#app/lib/instant.ts"
import { personMeant } from "#db/queries/person-standing.server.ts"
import { changedAt, changedSince } from "#db/queries/record-marks.server.ts"
import { stretchOf } from "#db/queries/record-page.server.ts"
import type { RecordPage } from "#db/queries/record-page.server.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import type { Reader } from "#db/schema.ts"

/** A vote or another act that is linked to a promise; ids are public ones. Of a hidden text the stub stands. */
export interface EvidenceRecord {
  readonly id: string
  readonly promiseId: string
  readonly personId: string
  readonly kind: EvidenceKind
  readonly direction: Direction
  readonly strength: Strength
  readonly title: string | null
  readonly note: string
  readonly lang: string
  readonly happenedOn: string | null
  readonly place: string | null
  readonly voteEventId: string | null
  /** Of a vote: the option by which the promise would have been kept. */
  readonly fulfillingOption: FulfillingOption | null
  /** Of a vote: the deputy's own option; null where the records name none. */
  readonly ownOption: VoteOption | null
  readonly source: Source | null
  /** How many wordings the link has had, the one in force among them. */
  readonly versions: number
  /** `reader`: offered by somebody whom nobody names, and taken by this organisation. */
  readonly from: "watchdog" | "reader"
  readonly organizationId: string | null
  readonly at: Instant
  readonly updatedAt: Instant | null
}

/** Ids are public ones. */
export interface EvidenceRecordFilter {
  readonly promise?: string | undefined
  readonly person?: string | undefined
  /** Linked at this instant or after it. */
  readonly since?: Instant | undefined
  readonly updatedSince?: Instant | undefined
}

/** What is linked to promises, a stretch of it. What is only offered stands elsewhere and is never among it. */
export async function listEvidenceRecords(
  db: Reader,
  { promise, person, since, updatedSince }: EvidenceRecordFilter,
  page: RecordPage,
): Promise<EvidenceRecord[]> {
  let query = stretchOf(evidence(db), "evidence.public_id", page)
  if (promise !== undefined) query = query.where("pledge.public_id", "=", promise)
  if (person !== undefined) query = query.where("person.id", "=", personMeant(person))
  if (since !== undefined) query = query.where("evidence.at", ">=", since)
  if (updatedSince !== undefined) query = query.where(changedSince("evidence", updatedSince))
  return withSources(db, await query.execute())
}

/** One piece of evidence by its public id. */
export async function findEvidenceRecord(
  db: Reader,
  id: string,
): Promise<EvidenceRecord | undefined> {
  const rows = await evidence(db).where("evidence.public_id", "=", id).execute()
  return (await withSources(db, rows))[0]
}

function evidence(db: Reader) {
  return db
    .selectFrom("evidence")
    .innerJoin("pledge", "pledge.id", "evidence.pledge_id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("vote_event", "vote_event.id", "evidence.vote_event_id")
    .leftJoin("vote", (join) =>
      join
        .onRef("vote.vote_event_id", "=", "evidence.vote_event_id")
        .onRef("vote.person_id", "=", "pledge.person_id"),
    )
    .leftJoin("account", "account.id", "evidence.account_id")
    .leftJoin("organization", "organization.id", "account.organization_id")
    .leftJoin("evidence_offer", "evidence_offer.evidence_id", "evidence.id")
    .selectAll("evidence")
    .select(["pledge.public_id as pledge_public_id", "person.public_id as person_public_id"])
    .select(["vote_event.public_id as event_public_id", "vote_event.start_date"])
    .select(["vote.option as own_option", "evidence_offer.id as offer_id"])
    .select("organization.public_id as organization_public_id")
    .select((eb) =>
      eb
        .selectFrom("revision")
        .select((of) => of.fn.countAll<number | string>().as("count"))
        .where("subject_kind", "=", "evidence")
        .whereRef("subject_id", "=", "evidence.id")
        .as("superseded"),
    )
    .select(changedAt("evidence").as("updated_at"))
}

async function withSources(
  db: Reader,
  rows: Awaited<ReturnType<ReturnType<typeof evidence>["execute"]>>,
): Promise<EvidenceRecord[]> {
  const sources = await listSnapshots(
    db,
    rows.map((row) => row.source_snapshot_id),
  )
  return rows.map((row) => {
    const fulfillingOption = row.fulfilling_option as FulfillingOption | null
    const ownOption = row.own_option as VoteOption | null
    const taken = fulfillingOption && { fulfillingOption, ownOption }
    return {
      id: row.public_id,
      promiseId: row.pledge_public_id,
      personId: row.person_public_id,
      kind: row.kind as EvidenceKind,
      direction: evidenceDirection(row.direction as Direction | null, taken),
      strength: row.strength as Strength,
      title: row.title,
      note: row.note,
      lang: row.lang,
      happenedOn: row.happened_on ?? row.start_date?.slice(0, 10) ?? null,
      place: row.place,
      voteEventId: row.event_public_id,
      fulfillingOption,
      ownOption,
      source: sources.get(row.source_snapshot_id ?? 0) ?? null,
      versions: Number(row.superseded) + 1,
      from: row.offer_id === null ? "watchdog" : "reader",
      organizationId: row.organization_public_id,
      at: row.at,
      updatedAt: row.updated_at,
    }
  })
}
