import { sql } from "kysely"
import type { SqlBool } from "kysely"
import type { Assurance, SignatureState } from "#app/domain/signature.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { prepared } from "#db/prepared.server.ts"
import { readOnce } from "#db/read-once.server.ts"
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
  const [row] = await inserting(trx, signature)
  if (!row) throw new Error("a signature was stored without a key")
  return row.id
}

const inserting = prepared<NewSignature>()((db, value) =>
  db
    .insertInto("signature")
    .values({
      petition_id: value("petitionId"),
      state: "pending",
      assurance: value("assurance"),
      tag: value("tag"),
      email_tag: value("emailTag"),
      secret_hash: value("secretHash"),
      key_sealed: value("keySealed"),
      statement_sealed: value("statementSealed"),
      lang: value("lang"),
      requested_at: value("requestedAt"),
      expires_at: value("expiresAt"),
      // A row that is counted later is as long as it was: it stays where it is, on a page that is full.
      signed_on: value("signedOn"),
    })
    .returning("id"),
)

/** The signature that a mailed secret belongs to, by the secret's SHA-256. */
export async function findSignature(
  db: Reader,
  secretHash: Buffer,
): Promise<StoredSignature | undefined> {
  const key = `signature ${secretHash.toString("base64")}`
  return readOnce(db, ["signature"], key, async () => {
    const [row] = await bySecret(db, { secretHash })
    return row && asSignature(row)
  })
}

interface BySecret {
  secretHash: Buffer
}

const bySecret = prepared<BySecret>()((db, value) =>
  signatures(db).where("secret_hash", "=", value("secretHash")),
)

const heldBySecret = prepared<BySecret>()((db, value) =>
  signatures(db).where("secret_hash", "=", value("secretHash")).forUpdate(),
)

/** A signature by its internal id; undefined where there is none. */
export async function findSignatureById(
  db: Reader,
  id: number,
): Promise<StoredSignature | undefined> {
  const [row] = await byId(db, { id })
  return row && asSignature(row)
}

const byId = prepared<{ id: number }>()((db, value) => signatures(db).where("id", "=", value("id")))

/** The same, held until the transaction ends: the clock cannot end it meanwhile. */
export async function lockSignature(
  trx: Trx,
  engine: Engine,
  secretHash: Buffer,
): Promise<StoredSignature | undefined> {
  if (engine === "sqlite") return findSignature(trx, secretHash)
  const [row] = await heldBySecret(trx, { secretHash })
  return row && asSignature(row)
}

/** A person's signature on a petition that is counted or held, if there is one. */
export async function findActiveSignature(
  db: Reader,
  petitionId: number,
  tag: Buffer,
): Promise<StoredSignature | undefined> {
  const [row] = await activeOf(db, { petitionId, tag })
  return row && asSignature(row)
}

const activeOf = prepared<{ petitionId: number; tag: Buffer }>()((db, value) =>
  signatures(db)
    .where("petition_id", "=", value("petitionId"))
    .where("tag", "=", value("tag"))
    .where(isActive),
)

/** Marks a signature confirmed, counted or held; the counters of its petition are the caller's to move. */
export async function markConfirmed(
  trx: Trx,
  id: number,
  state: "counted" | "held",
  at: Instant,
): Promise<void> {
  await confirming(trx, { id, state, at })
}

interface Confirming {
  id: number
  state: "counted" | "held"
  at: Instant
}

const confirming = prepared<Confirming>()((db, value) =>
  db
    .updateTable("signature")
    .set({ state: value("state"), confirmed_at: value("at"), expires_at: null })
    .where("id", "=", value("id")),
)

/** Of `activeSignatureStates`, in the words of the index that holds them alone. */
const isActive = sql<SqlBool>`state in ('counted', 'held')`

/** What is read of a row: not what lies sealed in it. */
const columns = [
  ...(["id", "petition_id", "state", "assurance", "tag", "email_tag", "lang"] as const),
  ...(["requested_at", "expires_at", "confirmed_at", "withdrawn_at"] as const),
] as const

function signatures(db: Reader) {
  return db.selectFrom("signature").select(columns)
}

function asSignature(row: Pick<Row<"signature">, (typeof columns)[number]>): StoredSignature {
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
