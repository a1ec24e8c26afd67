import type { Day } from "#app/lib/instant.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What takes a signature back, or gives it back, as the log names it. */
export type ReferenceType = "withdrawn" | "invalidated" | "restored"

/** The opening of a leaf that refers to a signature's own leaf, sealed under the house's key. */
export interface SealedReference {
  readonly signatureId: number
  readonly type: ReferenceType
  readonly openingSealed: Buffer
}

/** Keeps the opening of a leaf that refers to a signature; it outlives the signature's statement. */
export async function insertReference(
  trx: Trx,
  petitionId: number,
  { signatureId, type, openingSealed }: SealedReference,
): Promise<void> {
  await trx
    .insertInto("commitment_opening")
    .values({
      petition_id: petitionId,
      signature_id: signatureId,
      type,
      opening_sealed: openingSealed,
    })
    .execute()
}

/** The openings of a petition's leaves of one type, for its auditors, in no order that tells of time. */
export async function listReferences(
  db: Reader,
  petitionId: number,
  type: ReferenceType,
): Promise<SealedReference[]> {
  const rows = await db
    .selectFrom("commitment_opening")
    .selectAll()
    .where("petition_id", "=", petitionId)
    .where("type", "=", type)
    .orderBy("opening_sealed")
    .execute()
  return rows.map(asReference)
}

/** What was done to one signature, the first first: for the signer's own page. */
export async function listReferencesOf(
  db: Reader,
  signatureId: number,
): Promise<SealedReference[]> {
  const rows = await db
    .selectFrom("commitment_opening")
    .selectAll()
    .where("signature_id", "=", signatureId)
    .orderBy("id")
    .execute()
  return rows.map(asReference)
}

/** A signature's keys and what is sealed under them; null parts where they were destroyed or never made. */
export interface SealedSignature {
  readonly keySealed: Buffer
  readonly statementSealed: Buffer
  /** As it was sealed before openings were made again; null since. */
  readonly openingSealed: Buffer | null
  /** The day that its commitment says; of a request the day on which it was asked. */
  readonly signedOn: Day | null
}

/** What is sealed of a signature; undefined once its statement was destroyed. */
export async function findSealedSignature(
  db: Reader,
  id: number,
): Promise<SealedSignature | undefined> {
  const [row] = await sealedOf(db, { id })
  if (!row?.key_sealed || !row.statement_sealed) return undefined
  return {
    keySealed: row.key_sealed,
    statementSealed: row.statement_sealed,
    openingSealed: row.opening_sealed,
    signedOn: row.signed_on,
  }
}

const sealedOf = prepared<{ id: number }>()((db, value) =>
  db
    .selectFrom("signature")
    .select(["key_sealed", "statement_sealed", "opening_sealed", "signed_on"])
    .where("id", "=", value("id")),
)

/** Notes the day that a signature's commitment says. */
export async function writeSignedOn(trx: Trx, id: number, day: Day): Promise<void> {
  await trx.updateTable("signature").set({ signed_on: day }).where("id", "=", id).execute()
}

/** Stores what a signer said, sealed anew under the signature's own key. */
export async function writeStatement(trx: Trx, id: number, statementSealed: Buffer): Promise<void> {
  await trx
    .updateTable("signature")
    .set({ statement_sealed: statementSealed })
    .where("id", "=", id)
    .execute()
}

interface Row {
  readonly signature_id: number
  readonly type: string
  readonly opening_sealed: Buffer
}

function asReference(row: Row): SealedReference {
  return {
    signatureId: row.signature_id,
    type: row.type as ReferenceType,
    openingSealed: row.opening_sealed,
  }
}
