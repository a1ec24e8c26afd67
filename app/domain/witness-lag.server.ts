import type { WitnessPolicy } from "./witness-policy.ts"
import { instantOf } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { toHex } from "#app/log/bytes.ts"
import { timeOfCosignature } from "#app/log/cosignature.ts"
import { parseNote } from "#app/log/signed-note.ts"
import { findNewestCosignature } from "#db/queries/log-cosignatures.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

/** How far a witness has come along with the public log. */
export interface WitnessLag {
  readonly witness: string
  /** The largest size of the log that it signed; 0 where it signed none. */
  readonly cosignedSize: number
  /** When it signed that, by its own clock; null where it signed none. */
  readonly cosignedAt: Instant | null
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
    const newest = await findNewestCosignature(db, head.epoch, witness)
    const cosignedSize = newest?.size ?? 0
    const behind = Math.max(0, head.publishedSize - cosignedSize)
    const cosignedAt = newest ? signedAt(newest.line) : null
    lags.push({ witness: key.name, cosignedSize, cosignedAt, behind })
  }
  return lags
}

/** The time in a witness's line of a note: Unix seconds before the signature (C2SP tlog-cosignature). */
function signedAt(line: string): Instant | null {
  const [signature] = parseNote(`-\n\n${line}\n`)?.signatures ?? []
  const time = signature && timeOfCosignature(signature.signature)
  // What no calendar holds was no time to begin with.
  return time === undefined || time > 253_402_300_799n ? null : instantOf(Number(time) * 1000)
}
