import type { InvalidationClass } from "#app/domain/removal-condition.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What two moderators did to one signature, in a job of theirs. */
export interface Invalidation {
  readonly id: number
  readonly publicId: string
  readonly signatureId: number
  readonly petitionId: number
  readonly measure: "invalidated" | "held"
  readonly class: InvalidationClass
  readonly at: Instant
  readonly first: number
  readonly second: number
  /** When it was taken back, by an appeal or by those who set it aside. */
  readonly undoneAt: Instant | null
}

export interface NewInvalidation {
  readonly publicId: string
  readonly signatureId: number
  readonly petitionId: number
  readonly jobId: number
  readonly measure: "invalidated" | "held"
  readonly class: InvalidationClass
  readonly at: Instant
  /** SHA-256 of the secret in the signer's letter. */
  readonly appealHash: Buffer
}

/** Notes what was done to a signature. */
export async function insertInvalidation(trx: Trx, invalidation: NewInvalidation): Promise<void> {
  await trx
    .insertInto("signature_invalidation")
    .values({
      public_id: invalidation.publicId,
      signature_id: invalidation.signatureId,
      petition_id: invalidation.petitionId,
      job_id: invalidation.jobId,
      measure: invalidation.measure,
      class: invalidation.class,
      at: invalidation.at,
      appeal_hash: invalidation.appealHash,
    })
    .execute()
}

/**
 * What was last done to a signature by moderators; undefined where nothing was. For the signer's own page:
 * `undoneAt` null says that it stands, and `/appeals/by-letter/{the page's own secret}` takes an appeal.
 */
export async function findInvalidation(
  db: Reader,
  signatureId: number,
): Promise<Invalidation | undefined> {
  const [row] = await lastOf(db, { signatureId })
  return row && asInvalidation(row)
}

const lastOf = prepared<{ signatureId: number }>()((db, value) =>
  invalidations(db)
    .where("signature_invalidation.signature_id", "=", value("signatureId"))
    .orderBy("signature_invalidation.id", "desc")
    .limit(1),
)

/** One by its public id. */
export async function findInvalidationById(
  db: Reader,
  publicId: string,
): Promise<Invalidation | undefined> {
  const row = await invalidations(db)
    .where("signature_invalidation.public_id", "=", publicId)
    .executeTakeFirst()
  return row && asInvalidation(row)
}

/** The one whose letter held a secret, or that was last done to the signature of a secret; by the secret's SHA-256. */
export async function findInvalidationBySecret(
  db: Reader,
  secretHash: Buffer,
): Promise<Invalidation | undefined> {
  const ofLetter = db
    .selectFrom("signature_invalidation")
    .select("id")
    .where("appeal_hash", "=", secretHash)
  const ofSignature = db
    .selectFrom("signature")
    .innerJoin("signature_invalidation as own", "own.signature_id", "signature.id")
    .select("own.id")
    .where("signature.secret_hash", "=", secretHash)
  const row = await invalidations(db)
    .where("signature_invalidation.id", "in", ofLetter.union(ofSignature))
    .orderBy("signature_invalidation.id", "desc")
    .limit(1)
    .executeTakeFirst()
  return row && asInvalidation(row)
}

/** Takes back what stands of a signature; nothing where nothing does. */
export async function undoInvalidation(
  trx: Trx,
  signatureId: number,
  by: "appeal" | "release" | "invalidation",
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("signature_invalidation")
    .set({ undone_at: at, undone_by: by })
    .where("signature_id", "=", signatureId)
    .where("undone_at", "is", null)
    .execute()
}

/** A signature as a job finds it. */
export interface WorkedSignature {
  readonly id: number
  readonly petitionId: number
  readonly state: string
  readonly tag: Buffer | null
  readonly keySealed: Buffer | null
  readonly statementSealed: Buffer | null
}

/** One signature by its key, held by this transaction until it ends. */
export async function lockSignatureById(
  trx: Trx,
  engine: Engine,
  id: number,
): Promise<WorkedSignature> {
  const query = trx
    .selectFrom("signature")
    .select(["id", "petition_id", "state", "tag", "key_sealed", "statement_sealed"])
    .where("id", "=", id)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirstOrThrow()
  return {
    id: row.id,
    petitionId: row.petition_id,
    state: row.state,
    tag: row.tag,
    keySealed: row.key_sealed,
    statementSealed: row.statement_sealed,
  }
}

/** Writes the state that moderators brought a signature to; counters and leaves are the caller's to move. */
export async function setSignatureState(
  trx: Trx,
  id: number,
  state: "counted" | "held" | "invalidated",
): Promise<void> {
  await trx.updateTable("signature").set({ state }).where("id", "=", id).execute()
}

function invalidations(db: Reader) {
  return db
    .selectFrom("signature_invalidation")
    .innerJoin("removal_job", "removal_job.id", "signature_invalidation.job_id")
    .selectAll("signature_invalidation")
    .select(["removal_job.first_account_id", "removal_job.second_account_id"])
}

function asInvalidation(row: {
  id: number
  public_id: string
  signature_id: number
  petition_id: number
  measure: string
  class: string
  at: string
  undone_at: string | null
  first_account_id: number
  second_account_id: number
}): Invalidation {
  return {
    id: row.id,
    publicId: row.public_id,
    signatureId: row.signature_id,
    petitionId: row.petition_id,
    measure: row.measure as Invalidation["measure"],
    class: row.class as InvalidationClass,
    at: row.at,
    first: row.first_account_id,
    second: row.second_account_id,
    undoneAt: row.undone_at,
  }
}
