import { publicStates, readableStates } from "#app/domain/petition-state.ts"
import type { PetitionState } from "#app/domain/petition-state.ts"
import type { RecallState } from "#app/domain/recall.ts"
import type { Assurance } from "#app/domain/signature.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Asks } from "#db/queries/petitions.server.ts"
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
}

/**
 * Petitions that everybody may know of, the newest first: those that are listed, and those removed after
 * signing had begun, for the log speaks of them. An unknown `after` gives undefined.
 */
export async function listPetitionRecords(
  db: Reader,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly records: PetitionRecord[]; readonly next: string | null } | undefined> {
  const last = after === undefined ? undefined : await findId(db, after)
  if (after !== undefined && last === undefined) return undefined
  let query = records(db)
    .where((eb) =>
      eb.or([
        eb("petition.state", "in", publicStates),
        eb.and([eb("petition.state", "=", "removed"), eb("petition.opened_at", "is not", null)]),
      ]),
    )
    .orderBy("petition.id", "desc")
    .limit(limit + 1)
  if (last !== undefined) query = query.where("petition.id", "<", last)
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? (shown.at(-1)?.public_id ?? null) : null
  return { records: shown.map(asRecord), next }
}

/** One petition by its public id; undefined where there is none that whoever has the id may read. */
export async function findPetitionRecord(
  db: Reader,
  publicId: string,
): Promise<PetitionRecord | undefined> {
  const row = await records(db)
    .where("petition.public_id", "=", publicId)
    .where("petition.state", "in", [...readableStates, "removed"])
    .executeTakeFirst()
  return row && asRecord(row)
}

async function findId(db: Reader, publicId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("petition")
    .select("id")
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return row?.id
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
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof records>["execute"]>>[number]

function asRecord(row: RecordRow): PetitionRecord {
  const { title, statement } = row
  return {
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
  }
}
