import { signatureKeys } from "./signature-secrets.server.ts"
import type { ProvedIdentity } from "./signature-request.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { findEvidence, putEvidence } from "#db/queries/signature-evidence.server.ts"
import { findSealedStatement } from "#db/queries/signature-requests.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

interface KeyedSignature {
  readonly id: number
  /** Public id of its petition. */
  readonly petition: string
  readonly keySealed: Buffer
}

/**
 * Keeps what a signer's identity rests on under the signature's own key: with that key it is gone too, and
 * it never reaches the public log.
 */
export async function keepEvidence(
  { keys }: Pick<House, "keys">,
  trx: Trx,
  { id, petition, keySealed }: KeyedSignature,
  { assurance, evidence }: ProvedIdentity,
  now: Instant,
): Promise<void> {
  if (evidence === null) return
  const own = signatureKeys(keys, petition, keySealed)
  const evidenceSealed = own.seal(Buffer.from(evidence), contextOf(petition))
  await putEvidence(trx, id, { way: assurance, evidenceSealed }, now)
}

/** What a signature's identity rests on, for auditors; undefined where nothing is, or is left. */
export async function openEvidence(
  { keys }: Pick<House, "keys">,
  db: Reader,
  { id, petition }: Pick<KeyedSignature, "id" | "petition">,
): Promise<ProvedIdentity | undefined> {
  const kept = await findEvidence(db, id)
  const sealed = await findSealedStatement(db, id)
  if (!kept || !sealed) return undefined
  const own = signatureKeys(keys, petition, sealed.keySealed)
  const evidence = own.open(kept.evidenceSealed, contextOf(petition)).toString("utf8")
  return { assurance: kept.way, evidence }
}

function contextOf(petition: string): string {
  return `evidence/${petition}`
}
