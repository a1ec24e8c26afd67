import type { ReceiptCheck } from "./receipt-check.ts"

/** How far the site holds a log that is not gone on with: it ended, or its database was put back from a copy. */
export interface LogEnd {
  /** The log's name: `uade.example/log`. */
  readonly origin: string
  /** So many of its leaves are held. */
  readonly size: number
}

/**
 * Tells whether a receipt is ahead of the site: the log signed what it says, and the site holds it no more. Of a log
 * that is gone on with nothing is told here: what it has signed and not yet published would be.
 *
 * @param said what a receipt says whose checkpoint the log signed
 */
export function isAhead(
  { index, checkpoint }: ReceiptCheck["said"],
  ends: readonly LogEnd[],
): boolean {
  const end = ends.find(({ origin }) => origin === checkpoint?.origin)
  return end !== undefined && index !== undefined && index >= BigInt(end.size)
}

/** Ends as a page carries them, a line each. */
export function formatEnds(ends: readonly LogEnd[]): string {
  return ends.map(({ origin, size }) => `${origin} ${String(size)}`).join("\n")
}

/** Reads what `formatEnds` wrote. */
export function parseEnds(text: string): LogEnd[] {
  return text.split("\n").flatMap((line) => {
    const [, origin, size] = /^(\S+) (\d+)$/.exec(line) ?? []
    return origin === undefined ? [] : [{ origin, size: Number(size) }]
  })
}
