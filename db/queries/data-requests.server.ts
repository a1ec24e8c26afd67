import type { AskedOutcome, AskedPlace } from "#app/domain/data-request.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What somebody asks about data on them: words and address are sealed. */
export interface NewDataRequest {
  readonly publicId: string
  readonly place: AskedPlace
  readonly lang: Lang
  readonly wordsSealed: Buffer
  readonly emailSealed: Buffer
  readonly askedAt: Instant
  readonly dueOn: Day
}

export interface StoredDataRequest extends Omit<NewDataRequest, "wordsSealed" | "emailSealed"> {
  readonly id: number
  /** Null once its time was over. */
  readonly wordsSealed: Buffer | null
  readonly emailSealed: Buffer | null
  readonly answerSealed: Buffer | null
  readonly outcome: AskedOutcome | null
  readonly answeredAt: Instant | null
}

/** Stores a request. */
export async function insertDataRequest(trx: Trx, request: NewDataRequest): Promise<void> {
  await trx
    .insertInto("data_request")
    .values({
      ...{ public_id: request.publicId, place: request.place, lang: request.lang },
      ...{ words_sealed: request.wordsSealed, email_sealed: request.emailSealed },
      ...{ asked_at: request.askedAt, due_on: request.dueOn },
    })
    .execute()
}

/** A request by its public id, or undefined. */
export async function findDataRequest(
  db: Reader,
  publicId: string,
): Promise<StoredDataRequest | undefined> {
  const row = await requests(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asRequest(row)
}

/** The same, held by this transaction until it ends. */
export async function lockDataRequest(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<StoredDataRequest | undefined> {
  const query = requests(trx).where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asRequest(row)
}

/** The requests that wait for an answer, the first due first. */
export async function listWaitingRequests(db: Reader): Promise<StoredDataRequest[]> {
  const rows = await requests(db)
    .where("answered_at", "is", null)
    .orderBy("due_on")
    .orderBy("id")
    .limit(200)
    .execute()
  return rows.map(asRequest)
}

/** What was asked of a place since an instant and waits, the latest first. */
export async function listAskedSince(
  db: Reader,
  place: AskedPlace,
  since: Instant,
): Promise<StoredDataRequest[]> {
  const rows = await requests(db)
    .where("answered_at", "is", null)
    .where("asked_at", ">=", since)
    .where("place", "=", place)
    .orderBy("id", "desc")
    .limit(50)
    .execute()
  return rows.map(asRequest)
}

/** Answers a request: what was done, and the words that went to who asked. */
export async function settleDataRequest(
  trx: Trx,
  id: number,
  given: {
    readonly outcome: AskedOutcome
    readonly answerSealed: Buffer
    readonly at: Instant
    readonly by: number
  },
): Promise<void> {
  await trx
    .updateTable("data_request")
    .set({
      ...{ outcome: given.outcome, answer_sealed: given.answerSealed },
      ...{ answered_at: given.at, answered_by: given.by },
    })
    .where("id", "=", id)
    .execute()
}

function requests(db: Reader) {
  return db.selectFrom("data_request").selectAll()
}

function asRequest(row: Row<"data_request">): StoredDataRequest {
  return {
    ...{ id: row.id, publicId: row.public_id, place: row.place as AskedPlace },
    ...{ lang: row.lang as Lang, wordsSealed: row.words_sealed, emailSealed: row.email_sealed },
    ...{ answerSealed: row.answer_sealed, askedAt: row.asked_at, dueOn: row.due_on },
    ...{ outcome: row.outcome as AskedOutcome | null, answeredAt: row.answered_at },
  }
}
