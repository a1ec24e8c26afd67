import { readFileSync } from "node:fs"
import type { House } from "#app/context.server.ts"
import { findLogFault } from "#app/domain/log-check.server.ts"
import { openEpoch } from "#app/domain/log-epoch.server.ts"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import type { Checkpoint } from "#app/log/checkpoint.ts"
import { parseNote } from "#app/log/signed-note.ts"
import { Stop } from "#scripts/user/stop.ts"

type LogHouse = Pick<House, "db" | "log" | "clock">

/**
 * Begins a new epoch that cites the checkpoint of a file: a signed note, or a record of them, of which the one
 * over the most leaves is cited.
 * @throws Stop where the log is healthy and nobody insists, or the file holds no checkpoint
 */
export async function beginNewEpoch(
  { db, log, clock }: LogHouse,
  { cite, force }: { readonly cite: string; readonly force: boolean },
): Promise<string> {
  const recorded = await log.record.latest()
  const evidence = { key: log.key, recorded, isLasting: log.record.isLasting }
  if (!force && !(await findLogFault(db.read, evidence))) {
    throw new Stop("The log goes on from what was signed last: it needs no new epoch.")
  }
  const cites = await citedNote(cite)
  const latest = Math.max(0, ...recorded.map(({ epoch }) => epoch))
  const plan = { db, key: log.key, origin: log.origin, latest, cites }
  const { head, signed } = await openEpoch(plan, clock.now())
  await log.record.append(signed)
  return [
    `The log ${head.origin} begins with ${String(head.size)} leaves: the first cites the one that ended.`,
    `Its verifier key is ${head.vkey}`,
    "Start the server, and say publicly what was lost and since when.",
  ].join("\n")
}

async function citedNote(file: string): Promise<string> {
  const text = readText(file)
  if (checkpointOf(text)) return text
  const [newest] = (await fileRecord(file).latest())
    .flatMap(({ epoch, note }) => {
      const size = checkpointOf(note)?.size
      return size === undefined ? [] : [{ epoch, note, size }]
    })
    .sort((one, other) => other.epoch - one.epoch || (other.size > one.size ? 1 : -1))
  if (!newest) throw new Stop(`${file} holds no signed checkpoint.`)
  return newest.note
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    throw new Stop(`${file} cannot be read.`)
  }
}

function checkpointOf(note: string): Checkpoint | undefined {
  const parsed = parseNote(note)
  return parsed && parseCheckpoint(parsed.text)
}
