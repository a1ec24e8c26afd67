import { existsSync, readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import type { VerifierKey } from "#app/log/signed-note.ts"
import { Contradiction, NotChecked } from "#scripts/log-verify/lie.ts"
import { openCheckpoint } from "#scripts/log-verify/signed-checkpoint.ts"
import type { SignedCheckpoint } from "#scripts/log-verify/signed-checkpoint.ts"
import type { LogSource } from "#scripts/log-verify/source.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"
import type { Verified } from "#scripts/log-verify/verify.ts"
import { replaceFile } from "#scripts/witness/replace-file.ts"

export interface Watch {
  readonly source: LogSource
  readonly keys: readonly VerifierKey[]
  /** Where the last checkpoint that was found true is kept. */
  readonly stateFile: string
  readonly seconds: number
  readonly say: (line: string) => void
}

/**
 * Watches a log: whatever it publishes must go on from what it published before. Ends only by throwing.
 * @throws Lie; of two notes that contradict each other both are printed, and kept beside the state
 */
export async function watchLog(watch: Watch): Promise<never> {
  let last: Verified | undefined
  for (;;) {
    try {
      last = await look(watch, last)
    } catch (fault) {
      if (!(fault instanceof NotChecked)) throw fault
      watch.say(fault.message)
    }
    await sleep(watch.seconds * 1000)
  }
}

/** Looks once, from where the last look ended or, after a start, from the log's beginning. */
export async function look(watch: Watch, last: Verified | undefined): Promise<Verified> {
  const since = last?.checkpoint ?? readState(watch)
  const found = await verifyLog({ ...watch, since, from: last?.recomputed }).catch(
    async (fault: unknown) => {
      if (fault instanceof Contradiction) await keepNotes(watch, fault)
      throw fault
    },
  )
  if (found.checkpoint.note !== since?.note)
    await replaceFile(watch.stateFile, found.checkpoint.note)
  if (found.checkpoint.size !== since?.size)
    watch.say(`${String(found.checkpoint.size)} leaves, going on from ${String(since?.size ?? 0)}.`)
  return found
}

function readState({ stateFile, keys }: Watch): SignedCheckpoint | undefined {
  if (!existsSync(stateFile)) return undefined
  return openCheckpoint(readFileSync(stateFile, "utf8"), keys, stateFile)
}

/** The proof that the log lied: kept before anything else, and shown. */
async function keepNotes(watch: Watch, { message, notes }: Contradiction): Promise<void> {
  watch.say(`ALARM. ${message}`)
  for (const [index, note] of notes.entries()) {
    const file = `${watch.stateFile}.${index === 0 ? "older" : "newer"}`
    await replaceFile(file, note)
    watch.say(`Kept in ${file}:\n${note}`)
  }
}
