import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { parseTlogProof } from "#app/log/tlog-proof.ts"
import { Lie, NotChecked } from "#scripts/log-verify/lie.ts"
import { watchLog } from "#scripts/log-verify/monitor.ts"
import { keyLines, openCheckpoint, readKeys } from "#scripts/log-verify/signed-checkpoint.ts"
import { openSource } from "#scripts/log-verify/source.ts"
import { verifyLog } from "#scripts/log-verify/verify.ts"
import type { Verified } from "#scripts/log-verify/verify.ts"

/**
 * `npm run log:verify -- <base URL or folder>`: replays the public log with no access to its database.
 * Exit 0 all true, 1 a lie, 2 not checked.
 */
const usage =
  "npm run log:verify -- <base URL or exported folder> [--since CHECKPOINT|RECEIPT]\n" +
  "                      [--vkey LINE]…\n" +
  "                      [--monitor SECONDS [--state FILE]]"

process.exitCode = await main().catch((fault: unknown) => {
  if (!(fault instanceof Lie || fault instanceof NotChecked)) throw fault
  console.error(fault.message)
  return fault instanceof Lie ? 1 : 2
})

async function main(): Promise<number> {
  const { values, positionals } = readCall(process.argv.slice(2))
  const [place] = positionals
  if (place === undefined || positionals.length > 1) throw new NotChecked(usage)
  const source = openSource(place)
  const keys = await readKeys(source, values.vkey ?? [])
  if (!values.vkey) sayTrusted(keyLines(keys))
  if (values.monitor !== undefined) {
    const seconds = Number(values.monitor)
    if (!(seconds > 0)) throw new NotChecked(`--monitor takes seconds, not ${values.monitor}.`)
    const stateFile = values.state ?? "log-monitor.checkpoint"
    return watchLog({ source, keys, stateFile, seconds, say: (line) => console.log(line) })
  }
  const since = values.since === undefined ? undefined : readSaved(values.since)
  const started = performance.now()
  const older = since === undefined ? undefined : openCheckpoint(since, keys, values.since ?? "")
  const verified = await verifyLog({ source, keys, since: older }).catch((fault: unknown) => {
    if (fault instanceof Lie && older) sayAhead(values.since ?? "", older.size, fault)
    throw fault
  })
  sayVerified(verified, (performance.now() - started) / 1000)
  if (since !== undefined) console.log(`It begins with the log of ${values.since ?? ""}.`)
  return 0
}

/** A log that came further once: either it shrank, or what was signed is not yet published. */
function sayAhead(file: string, size: number, { message }: Lie): void {
  if (!message.startsWith("The log shrank")) return
  console.log(`${file} is ahead of the log: it is of ${String(size)} leaves.`)
  console.log(
    "What was just signed is published at the next instant of the log: ask again after it.",
  )
}

function readCall(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        since: { type: "string" },
        vkey: { type: "string", multiple: true },
        monitor: { type: "string" },
        state: { type: "string" },
      },
    })
  } catch (fault) {
    throw new NotChecked(`${fault instanceof Error ? fault.message : String(fault)}\n${usage}`)
  }
}

/** An older checkpoint: a file of its own, or the one that a signer's receipt holds. */
function readSaved(file: string): string {
  try {
    const text = readFileSync(file, "utf8")
    return parseTlogProof(text)?.checkpoint ?? text
  } catch {
    throw new NotChecked(`${file} cannot be read.`)
  }
}

function sayTrusted(lines: readonly string[]): void {
  console.log("The key was taken from the log itself. Compare it with one you had from elsewhere:")
  for (const line of lines) console.log(`  --vkey ${line}`)
}

function sayVerified({ checkpoint, recomputed, compared, unlisted }: Verified, seconds: number) {
  const { size, origin } = checkpoint
  console.log(`${origin}: ${String(size)} leaves, every hash, tile and root as signed.`)
  for (const [type, count] of recomputed.replay.types) console.log(`  ${type} ${String(count)}`)
  console.log(
    compared === undefined
      ? "The place tells no counts to compare."
      : `${String(compared)} petitions' counts are what the log comes to.`,
  )
  if (unlisted.length > 0) console.log(`In the log, not in the list: ${unlisted.join(", ")}`)
  console.log(`${seconds.toFixed(1)} s, ${Math.round(size / seconds).toString()} leaves a second`)
}
