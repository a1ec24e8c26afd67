import type { WitnessPolicy } from "./witness-policy.ts"
import { toHex } from "#app/log/bytes.ts"
import { findLastCosigned } from "#db/queries/log-cosignatures.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

/** How far a witness has come along with the public log. */
export interface WitnessLag {
  readonly witness: string
  /** The largest size of the log that it signed; 0 where it signed none. */
  readonly cosignedSize: number
  /** Leaves that the public log is ahead of it. */
  readonly behind: number
}

/** Tells how far each witness has come, in the order of the operator's file. */
export async function witnessLag(db: Reader, { witnesses }: WitnessPolicy): Promise<WitnessLag[]> {
  const head = await findHead(db)
  if (!head) return []
  const lags: WitnessLag[] = []
  for (const { key } of witnesses) {
    const witness = { witness: key.name, keyId: toHex(key.keyId) }
    const cosignedSize = await findLastCosigned(db, head.epoch, witness)
    const behind = Math.max(0, head.publishedSize - cosignedSize)
    lags.push({ witness: key.name, cosignedSize, behind })
  }
  return lags
}
