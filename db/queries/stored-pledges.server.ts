import type { Power } from "#app/domain/pledge.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Instant } from "#app/lib/instant.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What may be said of a promise anew: the wording and its facts, never whose it is. */
export interface PledgeFacts {
  readonly text: string
  readonly lang: string
  readonly saidOn: PartialDay | null
  readonly dueOn: PartialDay | null
  readonly power: Power
  readonly category: string | null
}

export interface NewPledge extends PledgeFacts {
  readonly publicId: string
  readonly personId: number
  readonly sourceSnapshotId: number
  readonly recordedAt: Instant
  readonly accountId: number
}

/** A promise as it stands in its row. */
export interface StoredPledge extends PledgeFacts {
  readonly id: number
  readonly publicId: string
  readonly personId: number
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
  const query = trx.selectFrom("pledge").selectAll().where("public_id", "=", publicId)
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
    })
    .returning("id")
    .executeTakeFirstOrThrow()
}

/** Gives a promise other facts. Both sides' latest word stays what it is. */
export async function updatePledge(trx: Trx, id: number, facts: PledgeFacts): Promise<void> {
  await trx.updateTable("pledge").set(columnsOf(facts)).where("id", "=", id).execute()
}

/** The columns that a revision keeps. */
export function columnsOf(facts: PledgeFacts) {
  return {
    text: facts.text,
    lang: facts.lang,
    said_on: facts.saidOn,
    due_on: facts.dueOn,
    power: facts.power,
    category: facts.category,
  }
}

function asStored(row: Row<"pledge">): StoredPledge {
  return {
    id: row.id,
    publicId: row.public_id,
    personId: row.person_id,
    text: row.text,
    lang: row.lang,
    saidOn: row.said_on,
    dueOn: row.due_on,
    power: row.power as Power,
    category: row.category,
  }
}
