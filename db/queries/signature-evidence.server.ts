import type { Assurance } from "#app/domain/signature.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What a signature's identity rests on, sealed under the signature's own key. */
export interface Evidence {
  readonly way: Assurance
  readonly evidenceSealed: Buffer
}

/** Keeps what a signature's identity rests on; a stronger proof takes the place of a weaker one. */
export async function putEvidence(
  trx: Trx,
  signatureId: number,
  { way, evidenceSealed }: Evidence,
  at: Instant,
): Promise<void> {
  const row = { way, evidence_sealed: evidenceSealed, at }
  await trx
    .insertInto("signature_evidence")
    .values({ signature_id: signatureId, ...row })
    .onConflict((conflict) => conflict.column("signature_id").doUpdateSet(row))
    .execute()
}

/** What a signature's identity rests on; undefined where nothing was kept. */
export async function findEvidence(db: Reader, signatureId: number): Promise<Evidence | undefined> {
  const row = await db
    .selectFrom("signature_evidence")
    .select(["way", "evidence_sealed as evidenceSealed"])
    .where("signature_id", "=", signatureId)
    .executeTakeFirst()
  return row && { way: row.way as Assurance, evidenceSealed: row.evidenceSealed }
}

/**
 * Hands a signature to who has proved better whose it is: its link from now on, and its assurance. State,
 * leaf and statement stay as they are.
 */
export async function handSignatureOver(
  trx: Trx,
  signatureId: number,
  { secretHash, assurance }: { readonly secretHash: Buffer; readonly assurance: Assurance },
): Promise<void> {
  await trx
    .updateTable("signature")
    .set({ secret_hash: secretHash, assurance })
    .where("id", "=", signatureId)
    .execute()
}

/** Destroys what the identity of these signatures rests on. */
export async function deleteEvidence(trx: Trx, signatureIds: readonly number[]): Promise<void> {
  if (signatureIds.length === 0) return
  await trx.deleteFrom("signature_evidence").where("signature_id", "in", signatureIds).execute()
}
