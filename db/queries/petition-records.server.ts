import { publicStates, readableStates } from "#app/domain/petition-state.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { RecallState } from "#app/domain/recall.ts"
import type { Assurance } from "#app/domain/signature.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { personMeant } from "#db/queries/person-standing.server.ts"
import type { Asks } from "#db/queries/petitions.server.ts"
import { changedAt, changedSince } from "#db/queries/record-marks.server.ts"
import { grouped, stretchOf } from "#db/queries/record-page.server.ts"
import type { RecordPage } from "#db/queries/record-page.server.ts"
import type { Reader } from "#db/schema.ts"

/** A petition as programs are told of it; ids are public ones, words in their own language. */
export interface PetitionRecord {
  readonly publicId: string
  readonly state: PetitionState
  readonly recallState: RecallState
  /** Null where the petition was removed: its words are nobody's to read any more. */
  readonly words: { readonly title: string; readonly statement: string } | null
  readonly lang: string
  readonly textSha256: string
  readonly personId: string
  readonly membershipId: string
  readonly organizationId: string
  readonly areaId: string | null
  readonly ruleSet: string
  readonly asks: Asks
  /** As `StoredPetition`. */
  readonly accepts: readonly Assurance[] | null
  /** As it was last published. */
  readonly signatureCount: number
  readonly threshold: number | null
  readonly electorate: number | null
  readonly createdAt: Instant
  readonly openedAt: Instant | null
  readonly closesOn: Day | null
  readonly closedAt: Instant | null
  /** The code of the rule by which it was rejected or removed. */
  readonly refusalCode: string | null
  /** The promises it rests on, each with the verdict that was in force. */
  readonly grounds: readonly { readonly promiseId: string; readonly verdictId: string }[]
  readonly updatedAt: Instant | null
}

/** Ids are public ones. */
export interface PetitionRecordFilter {
  readonly person?: string | undefined
  readonly area?: string | undefined
  readonly state?: PetitionState | undefined
  readonly recallState?: RecallState | undefined
  /** Opened for signatures at this instant or after it. */
  readonly since?: Instant | undefined
  readonly updatedSince?: Instant | undefined
}

/**
 * Petitions that everybody may know of, a stretch of them: those that are listed, and those removed after
 * signing had begun, for the log speaks of them.
 */
export async function listPetitionRecords(
  db: Reader,
  { person, area, state, recallState, since, updatedSince }: PetitionRecordFilter,
  page: RecordPage,
): Promise<PetitionRecord[]> {
  let query = stretchOf(records(db), "petition.public_id", page).where((eb) =>
    eb.or([
      eb("petition.state", "in", publicStates),
      eb.and([eb("petition.state", "=", "removed"), eb("petition.opened_at", "is not", null)]),
    ]),
  )
  if (person !== undefined) query = query.where("person.id", "=", personMeant(person))
  if (area !== undefined) query = query.where("area.public_id", "=", area)
  if (state !== undefined) query = query.where("petition.state", "=", state)
  if (recallState !== undefined) query = query.where("petition.recall_state", "=", recallState)
  if (since !== undefined) query = query.where("petition.opened_at", ">=", since)
  if (updatedSince !== undefined) query = query.where(changedSince("petition", updatedSince))
  return withGrounds(db, await query.execute())
}

/** One petition by its public id; undefined where there is none that whoever has the id may read. */
export async function findPetitionRecord(
  db: Reader,
  publicId: string,
): Promise<PetitionRecord | undefined> {
  const rows = await records(db)
    .where("petition.public_id", "=", publicId)
    .where("petition.state", "in", [...readableStates, "removed"])
    .execute()
  return (await withGrounds(db, rows))[0]
}

function records(db: Reader) {
  return db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .innerJoin("organization", "organization.id", "membership.organization_id")
    .leftJoin("area", "area.id", "petition.area_id")
    .selectAll("petition")
    .select([
      "membership.public_id as membership_public_id",
      "person.public_id as person_public_id",
      "organization.public_id as organization_public_id",
      "area.public_id as area_public_id",
    ])
    .select(changedAt("petition").as("updated_at"))
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof records>["execute"]>>[number]

async function withGrounds(db: Reader, rows: readonly RecordRow[]): Promise<PetitionRecord[]> {
  if (rows.length === 0) return []
  const grounds = grouped(
    await db
      .selectFrom("petition_ground")
      .innerJoin("pledge", "pledge.id", "petition_ground.pledge_id")
      .innerJoin("verdict", "verdict.id", "petition_ground.verdict_id")
      .select(["petition_id", "pledge.public_id as promise", "verdict.public_id as verdict"])
      .where(
        "petition_id",
        "in",
        rows.map(({ id }) => id),
      )
      .orderBy("petition_id")
      .orderBy("position")
      .execute(),
    ({ petition_id }) => petition_id,
    ({ promise, verdict }) => ({ promiseId: promise, verdictId: verdict }),
  )
  return rows.map((row) => asRecord(row, grounds.get(row.id) ?? []))
}

function asRecord(row: RecordRow, grounds: PetitionRecord["grounds"]): PetitionRecord {
  const { title, statement } = row
  return {
    grounds,
    publicId: row.public_id,
    state: row.state as PetitionState,
    recallState: row.recall_state as RecallState,
    words: row.state === "removed" ? null : { title, statement },
    lang: row.lang,
    textSha256: row.text_sha256.toString("hex"),
    personId: row.person_public_id,
    membershipId: row.membership_public_id,
    organizationId: row.organization_public_id,
    areaId: row.area_public_id,
    ruleSet: row.rule_set,
    asks: row.asks as Asks,
    accepts: (row.accepts?.split(" ") as Assurance[] | undefined) ?? null,
    signatureCount: row.published_count,
    threshold: row.threshold,
    electorate: row.electorate,
    createdAt: row.created_at,
    openedAt: row.opened_at,
    closesOn: row.closes_on,
    closedAt: row.closed_at,
    refusalCode: row.refusal_code,
    updatedAt: row.updated_at,
  }
}
