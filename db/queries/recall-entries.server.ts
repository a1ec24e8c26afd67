import type { RecallFigures } from "#app/domain/recall-entry.ts"
import type { RecallState } from "#app/domain/recall.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A step of the statute's drive as two operators entered it. */
export interface StoredRecallEntry {
  readonly from: RecallState
  readonly to: RecallState
  readonly on: Day
  readonly figures: RecallFigures
  readonly source: { readonly title: string; readonly url: string | null }
  readonly article: string | null
  /** The former wording would have it otherwise; the one in force had not been read when it was entered. */
  readonly unlikeLastKnown: boolean
  readonly at: Instant
}

export interface NewRecallEntry extends StoredRecallEntry {
  readonly petitionId: number
  readonly firstAccountId: number
  readonly secondAccountId: number
}

/** Adds a step to what is known of a petition's drive. */
export async function insertRecallEntry(trx: Trx, entry: NewRecallEntry): Promise<void> {
  const { figures, source } = entry
  await trx
    .insertInto("recall_entry")
    .values({
      petition_id: entry.petitionId,
      from_state: entry.from,
      to_state: entry.to,
      happened_on: entry.on,
      electorate: figures.electorate,
      signatures: figures.signatures,
      turned_out: figures.turnedOut,
      for_recall: figures.forRecall,
      against_recall: figures.againstRecall,
      source_title: source.title,
      source_url: source.url,
      article: entry.article,
      unlike_last_known_at: entry.unlikeLastKnown ? entry.at : null,
      first_account_id: entry.firstAccountId,
      second_account_id: entry.secondAccountId,
      at: entry.at,
    })
    .execute()
}

/** What is known of a petition's drive, the earliest step first. Who entered it is not told. */
export async function listRecallEntries(
  db: Reader,
  petitionId: number,
): Promise<StoredRecallEntry[]> {
  const rows = await entriesOf(db, { petitionId })
  return rows.map(asEntry)
}

const entriesOf = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db.selectFrom("recall_entry").selectAll().where("petition_id", "=", petitionId).orderBy("id"),
)

/** The day on which the latest vote was published that kept a mandate: no other recall soon after it. */
export async function findLastFailedVote(
  db: Reader,
  membershipId: number,
): Promise<Day | undefined> {
  const row = await db
    .selectFrom("recall_entry")
    .innerJoin("petition", "petition.id", "recall_entry.petition_id")
    .select("recall_entry.happened_on")
    .where("petition.membership_id", "=", membershipId)
    .where("recall_entry.to_state", "in", ["retained", "vote-invalid"])
    .orderBy("recall_entry.happened_on", "desc")
    .limit(1)
    .executeTakeFirst()
  return row?.happened_on
}

/** A petition whose drive can go on, for the list of those who enter it. */
export interface DriveInList {
  readonly publicId: string
  readonly title: string
  readonly lang: string
  readonly person: string
  readonly recallState: RecallState
  readonly lastOn: Day | null
}

/** Petitions with a drive under way, and those that were opened and may begin one; the latest first. */
export async function listDrives(
  db: Reader,
  ruleSets: readonly string[],
  states: readonly RecallState[],
  most: number,
): Promise<DriveInList[]> {
  if (ruleSets.length === 0) return []
  const rows = await db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .select((eb) => [
      "petition.public_id",
      "petition.title",
      "petition.lang",
      "petition.recall_state",
      "person.name",
      eb
        .selectFrom("recall_entry")
        .select((sub) => sub.fn.max("recall_entry.happened_on").as("last_on"))
        .whereRef("recall_entry.petition_id", "=", "petition.id")
        .as("last_on"),
    ])
    .where("petition.rule_set", "in", ruleSets)
    .where("petition.recall_state", "in", states)
    .where("petition.opened_at", "is not", null)
    .where("petition.state", "!=", "removed")
    .orderBy("petition.id", "desc")
    .limit(most)
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    title: row.title,
    lang: row.lang,
    person: row.name,
    recallState: row.recall_state as RecallState,
    lastOn: row.last_on,
  }))
}

function asEntry(row: Row<"recall_entry">): StoredRecallEntry {
  return {
    from: row.from_state as RecallState,
    to: row.to_state as RecallState,
    on: row.happened_on,
    figures: {
      electorate: row.electorate,
      signatures: row.signatures,
      turnedOut: row.turned_out,
      forRecall: row.for_recall,
      againstRecall: row.against_recall,
    },
    source: { title: row.source_title, url: row.source_url },
    article: row.article,
    unlikeLastKnown: row.unlike_last_known_at !== null,
    at: row.at,
  }
}
