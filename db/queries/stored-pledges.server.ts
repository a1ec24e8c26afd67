import type { Horizon, HorizonKind, PledgeCriterion, Power } from "#app/domain/pledge.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { dueSeen } from "#db/queries/pledge-filter.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What may be said of a promise anew: the wording and its facts, never whose it is. */
export interface PledgeFacts extends Horizon, QuoteMark {
  readonly text: string
  readonly lang: string
  readonly saidOn: PartialDay | null
  readonly power: Power
  readonly category: string | null
  /** The membership whose end is the horizon. */
  readonly mandateId: number | null
}

/** Where the quote stands in the copy of its source. */
export interface QuoteMark {
  /** Offsets into the copy's text, in UTF-16 units; null where no text is read from it. */
  readonly quoteStart: number | null
  readonly quoteEnd: number | null
  /** A page or a time, where the copy is a document, a picture or a recording. */
  readonly quotePlace: string | null
}

/** A promise of which nobody marked where it stands. */
export const unmarked: QuoteMark = { quoteStart: null, quoteEnd: null, quotePlace: null }

export interface NewPledge extends PledgeFacts {
  readonly publicId: string
  readonly personId: number
  readonly sourceSnapshotId: number
  readonly recordedAt: Instant
  readonly accountId: number
  /** The promise that this one was split from. */
  readonly splitFromId: number | null
}

/** A promise as it stands in its row. */
export interface StoredPledge extends PledgeFacts {
  readonly id: number
  readonly publicId: string
  readonly personId: number
  readonly sourceSnapshotId: number
  /** Who recorded it; null for what was imported. */
  readonly accountId: number | null
}

/** A promise's public id by its internal one. @throws where there is none */
export async function getPledgePublicId(db: Reader, id: number): Promise<string> {
  const { public_id } = await db
    .selectFrom("pledge")
    .select("public_id")
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  return public_id
}

/** One promise, held until the transaction ends: what hangs on it is counted by one writer at a time. */
export async function lockPledge(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<StoredPledge | undefined> {
  const query = trx
    .selectFrom("pledge")
    .selectAll()
    .select(dueSeen().as("due_seen"))
    .where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asStored(row)
}

/** Holds a person until the transaction ends: of two who record at once, the second sees what the first did. */
export async function lockPerson(trx: Trx, engine: Engine, id: number): Promise<void> {
  const query = trx.selectFrom("person").select("id").where("id", "=", id)
  await (engine === "postgres" ? query.forNoKeyUpdate() : query).execute()
}

/** Tells whether the very words are recorded of a deputy already, also where they were hidden since. */
export async function hasPledge(trx: Trx, personId: number, text: string): Promise<boolean> {
  const row = await trx
    .selectFrom("pledge")
    .select("id")
    .where("person_id", "=", personId)
    .where((eb) =>
      eb.or([
        eb("text", "=", text),
        eb("text", "like", `\ufffchidden %sha256=${sha256(text).toString("hex")}`),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Stores a promise and answers its key. */
export async function insertPledge(trx: Trx, pledge: NewPledge): Promise<{ id: number }> {
  return trx
    .insertInto("pledge")
    .values({
      ...columnsOf(pledge),
      public_id: pledge.publicId,
      person_id: pledge.personId,
      source_snapshot_id: pledge.sourceSnapshotId,
      recorded_at: pledge.recordedAt,
      account_id: pledge.accountId,
      split_from_id: pledge.splitFromId,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
}

/** Keeps that each criterion of the inclusion rule was answered with yes, by whom and when. */
export async function insertCriteria(
  trx: Trx,
  pledgeId: number,
  criteria: readonly PledgeCriterion[],
  { accountId, at }: { readonly accountId: number; readonly at: Instant },
): Promise<void> {
  const rows = criteria.map((criterion) => ({
    pledge_id: pledgeId,
    criterion,
    account_id: accountId,
    at,
  }))
  await trx.insertInto("pledge_criterion").values(rows).execute()
}

/** Gives a promise other facts. Both sides' latest word stays what it is. */
export async function updatePledge(trx: Trx, id: number, facts: PledgeFacts): Promise<void> {
  await trx.updateTable("pledge").set(columnsOf(facts)).where("id", "=", id).execute()
}

/** The columns that a revision keeps. The end of a mandate is the mandate's to say. */
export function columnsOf(facts: PledgeFacts) {
  return {
    text: facts.text,
    lang: facts.lang,
    said_on: facts.saidOn,
    due_on: facts.mandateId === null ? facts.dueOn : null,
    horizon: facts.horizon,
    horizon_event: facts.horizonEvent,
    mandate_id: facts.mandateId,
    power: facts.power,
    category: facts.category,
    quote_start: facts.quoteStart,
    quote_end: facts.quoteEnd,
    quote_place: facts.quotePlace,
  }
}

function asStored(row: Row<"pledge"> & { due_seen: PartialDay | null }): StoredPledge {
  return {
    id: row.id,
    publicId: row.public_id,
    personId: row.person_id,
    text: row.text,
    lang: row.lang,
    saidOn: row.said_on,
    dueOn: row.due_seen,
    horizon: row.horizon as HorizonKind | null,
    horizonEvent: row.horizon_event,
    mandateId: row.mandate_id,
    power: row.power as Power,
    category: row.category,
    quoteStart: row.quote_start,
    quoteEnd: row.quote_end,
    quotePlace: row.quote_place,
    sourceSnapshotId: row.source_snapshot_id,
    accountId: row.account_id,
  }
}
