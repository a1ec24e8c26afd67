import { setImmediate as breathe } from "node:timers/promises"
import type { LeafType } from "./log-leaf.ts"
import { countLeafTypes } from "#db/queries/log-counts.server.ts"
import type { Reader } from "#db/schema.ts"

interface Tally {
  readonly epoch: number
  readonly size: number
  readonly counts: ReadonlyMap<LeafType, number>
}

/** So many leaves are counted before somebody else has a turn. */
const stretch = 50_000

const tallies = new WeakMap<Reader, Promise<Tally>>()

/**
 * How many leaves of each type the public log holds, the most first. What was published stays as it is, and a process
 * counts it once: whoever asks again waits for what came since.
 *
 * @param db not a transaction's
 */
export async function tallyLeaves(
  db: Reader,
  { epoch, publishedSize }: { readonly epoch: number; readonly publishedSize: number },
): Promise<{ type: LeafType; count: number }[]> {
  const nothing: Tally = { epoch, size: 0, counts: new Map() }
  const tally = (tallies.get(db) ?? Promise.resolve(nothing))
    .catch(() => nothing)
    .then((from) => {
      const isFurther = from.epoch === epoch && from.size <= publishedSize
      return extended(db, isFurther ? from : nothing, publishedSize)
    })
  tallies.set(db, tally)
  return [...(await tally).counts]
    .map(([type, count]) => ({ type, count }))
    .sort((one, other) => other.count - one.count)
}

async function extended(db: Reader, { epoch, size, counts }: Tally, to: number): Promise<Tally> {
  const sums = new Map(counts)
  for (let from = size; from < to; from += stretch) {
    const until = Math.min(from + stretch, to)
    for (const { type, count } of await countLeafTypes(db, { epoch, from, to: until })) {
      sums.set(type, (sums.get(type) ?? 0) + count)
    }
    await breathe()
  }
  return { epoch, size: to, counts: sums }
}
