import { sql } from "kysely"
import type { SqlBool } from "kysely"
import type { Assurance, SignatureState } from "#app/domain/signature.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { deleteEvidence } from "#db/queries/signature-evidence.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A signature without its signer: whoever it is stands sealed. */
export interface StoredSignature {
  readonly id: number
  readonly petitionId: number
  readonly state: SignatureState
  readonly assurance: Assurance
  /** Who signed, as a hash under the petition's own key; null once the link has expired. */
  readonly tag: Buffer | null
  /** The address that signed, likewise; null once the statement was destroyed. */
  readonly emailTag: Buffer | null
  readonly lang: string
  readonly requestedAt: Instant
  /** When its link ends; null once it was followed. */
  readonly expiresAt: Instant | null
  readonly confirmedAt: Instant | null
  readonly withdrawnAt: Instant | null
}

export interface NewSignature {
  readonly petitionId: number
  readonly assurance: Assurance
  readonly tag: Buffer
  /** Null where the signer gave no address. */
  readonly emailTag: Buffer | null
  readonly secretHash: Buffer
  readonly keySealed: Buffer
  readonly statementSealed: Buffer
  readonly lang: string
  readonly requestedAt: Instant
  readonly expiresAt: Instant
  /** The day of the request, in the petition's time zone. */
  readonly signedOn: Day
}

/** Stores a request to sign. It counts nothing yet. @returns its key */
export async function insertSignature(trx: Trx, signature: NewSignature): Promise<number> {
  const { id } = await trx
    .insertInto("signature")
    .values({
      petition_id: signature.petitionId,
      state: "pending",
      assurance: signature.assurance,
      tag: signature.tag,
      email_tag: signature.emailTag,
      secret_hash: signature.secretHash,
      key_sealed: signature.keySealed,
      statement_sealed: signature.statementSealed,
      lang: signature.lang,
      requested_at: signature.requestedAt,
      expires_at: signature.expiresAt,
      // A row that is counted later is as long as it was: it stays where it is, on a page that is full.
      signed_on: signature.signedOn,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** The signature that a mailed secret belongs to, by the secret's SHA-256. */
export async function findSignature(
  db: Reader,
  secretHash: Buffer,
): Promise<StoredSignature | undefined> {
  const row = await db
    .selectFrom("signature")
    .selectAll()
    .where("secret_hash", "=", secretHash)
    .executeTakeFirst()
  return row && asSignature(row)
}

/** A signature by its internal id; undefined where there is none. */
export async function findSignatureById(
  db: Reader,
  id: number,
): Promise<StoredSignature | undefined> {
  const row = await db.selectFrom("signature").selectAll().where("id", "=", id).executeTakeFirst()
  return row && asSignature(row)
}

/** The same, held until the transaction ends: the clock cannot end it meanwhile. */
export async function lockSignature(
  trx: Trx,
  engine: Engine,
  secretHash: Buffer,
): Promise<StoredSignature | undefined> {
  const query = trx.selectFrom("signature").selectAll().where("secret_hash", "=", secretHash)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asSignature(row)
}

/** A person's signature on a petition that is counted or held, if there is one. */
export async function findActiveSignature(
  db: Reader,
  petitionId: number,
  tag: Buffer,
): Promise<StoredSignature | undefined> {
  const row = await db
    .selectFrom("signature")
    .selectAll()
    .where("petition_id", "=", petitionId)
    .where("tag", "=", tag)
    .where(isActive)
    .executeTakeFirst()
  return row && asSignature(row)
}

/** Marks a signature confirmed, counted or held; the counters of its petition are the caller's to move. */
export async function markConfirmed(
  trx: Trx,
  id: number,
  state: "counted" | "held",
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("signature")
    .set({ state, confirmed_at: at, expires_at: null })
    .where("id", "=", id)
    .execute()
}

/** Marks a signature withdrawn and destroys what it said; the tag stays, so that signing again is seen as such. */
export async function markWithdrawn(trx: Trx, id: number, at: Instant): Promise<void> {
  await trx
    .updateTable("signature")
    .set({ state: "withdrawn", withdrawn_at: at, ...erased })
    .where("id", "=", id)
    .execute()
  await deleteEvidence(trx, [id])
}

/** Tells whether a link that nobody followed has ended. A read, so that an idle worker writes nothing. */
export async function hasExpired(db: Reader, now: Instant): Promise<boolean> {
  const row = await expiredAt(db, now).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Ends up to `most` requests whose link has expired and destroys what they said and every tag. Gives how many. */
export async function expireRequests(trx: Trx, now: Instant, most: number): Promise<number> {
  const ended = await trx
    .updateTable("signature")
    .set({ state: "expired", tag: null, ...erased })
    .where("id", "in", expiredAt(trx, now).limit(most))
    .where("state", "=", "pending")
    .returning("id")
    .execute()
  await deleteEvidence(
    trx,
    ended.map(({ id }) => id),
  )
  return ended.length
}

/** Of `activeSignatureStates`, in the words of the index that holds them alone. */
const isActive = sql<SqlBool>`state in ('counted', 'held')`

const erased = {
  email_tag: null,
  key_sealed: null,
  statement_sealed: null,
  opening_sealed: null,
}

function expiredAt(db: Reader, now: Instant) {
  return db
    .selectFrom("signature")
    .select("id")
    .where("state", "=", "pending")
    .where("expires_at", "<=", now)
}

function asSignature(row: Row<"signature">): StoredSignature {
  return {
    id: row.id,
    petitionId: row.petition_id,
    state: row.state as SignatureState,
    assurance: row.assurance as Assurance,
    tag: row.tag,
    emailTag: row.email_tag,
    lang: row.lang,
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    confirmedAt: row.confirmed_at,
    withdrawnAt: row.withdrawn_at,
  }
}
