import type { ReceiptCheck } from "#app/domain/receipt-check.ts"
import { equalBytes } from "#app/log/bytes.ts"
import { parseEntries, tileWidth } from "#app/log/tile.ts"
import { readTile } from "#scripts/log-verify/served-tile.ts"
import { readCheckpoint, readKeys } from "#scripts/log-verify/signed-checkpoint.ts"
import type { LogSource } from "#scripts/log-verify/source.ts"

/**
 * `held`: the leaf stands there. `ahead`: the place does not come as far, or a log begun anew went on without it.
 * `another`: in the same log another leaf stands in its place.
 */
export type Standing = "held" | "ahead" | "another"

/** Looks whether a place holds the leaf of a receipt, also in a log that was begun anew from the receipt's. */
export async function standingIn(
  source: LogSource,
  { index, checkpoint, extra }: ReceiptCheck["said"],
): Promise<Standing | undefined> {
  if (index === undefined || !checkpoint || !extra) return undefined
  const own = await readCheckpoint(source, await readKeys(source, []))
  // Each log begun anew has one leaf more before all others: the one that cites the log before.
  const epochs = epochOf(own.origin) - epochOf(checkpoint.origin)
  const at = Number(index) + epochs
  if (at >= own.size) return "ahead"
  const tile = Math.floor(at / tileWidth)
  const width = Math.min(tileWidth, own.size - tile * tileWidth)
  const entries = parseEntries(await readTile(source, { level: "entries", index: tile, width }))
  const found = entries?.[at % tileWidth]
  if (found && equalBytes(found, extra.leaf)) return "held"
  return epochs === 0 ? "another" : "ahead"
}

function epochOf(origin: string): number {
  return Number(/\/(\d+)$/.exec(origin)?.[1] ?? 1)
}

/** What is said of it. */
export const standings: Readonly<Record<Standing, string>> = {
  held: "The place holds this leaf.",
  ahead:
    "The receipt is ahead of the log there: it was signed, and the place does not hold it. Either it is not yet published, or the log was put back from an older copy. Keep the file: it proves that the signature was counted.",
  another:
    "In its place another leaf stands there: the log was rewritten. Keep the file, and show it to the auditors.",
}
