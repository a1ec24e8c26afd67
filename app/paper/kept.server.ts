import { setImmediate as nextTurn } from "node:timers/promises"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { Semaphore } from "#app/lib/semaphore.ts"

/** Papers kept in memory: some 60 KB each, a sheet of fifty pages 650. */
const most = 40

/** Drawing keeps the processor: one paper at a time, and those who wait are not many. */
const press = new Semaphore(1, 20)
const kept = new Map<string, Buffer>()

/**
 * A paper, drawn once for all who ask for the same: it follows from what stands on it and nothing else.
 *
 * @param of everything that the paper depends on
 * @throws Crowded where too many papers wait to be drawn
 */
export async function keptPaper(of: unknown, draw: () => Promise<Buffer>): Promise<Buffer> {
  const key = sha256(canonicalJson(of)).toString("base64")
  const known = kept.get(key) ?? (await press.run(async () => kept.get(key) ?? draw()))
  // The one asked for last is thrown away last.
  kept.delete(key)
  kept.set(key, known)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return known
}

/** Lets others have their turn between two pages. */
export async function letOthers(): Promise<void> {
  await nextTurn()
}
