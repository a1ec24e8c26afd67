import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { totalsOf } from "#scripts/faults/history/check.ts"
import { isCaught, sayMutant, sayTried } from "#scripts/faults/history/report.ts"
import { mutantOf, mutants, nothingNotified } from "#scripts/faults/mutants/list.ts"
import type { Mutant } from "#scripts/faults/mutants/list.ts"
import { startPostgres } from "#scripts/faults/postgres/server.ts"
import { tryNodes } from "#scripts/faults/postgres/trial.ts"
import type { Size, Tried } from "#scripts/faults/postgres/trial.ts"

const full: Size = { nodes: 3, workers: 2, petitions: 4, abreast: 32, rounds: 12 }
/** A mutant shows within a few rounds, or never. */
const small: Size = { nodes: 3, workers: 2, petitions: 3, abreast: 12, rounds: 2 }

/**
 * `npm run faults -- postgres [trial|mutants|NAME…]`: three nodes and two workers over one PostgreSQL that it brings,
 * killed and started while people sign; then the same with a fault put into the program on purpose, each of which
 * must be found. Needs a build. FAULTS_ROUNDS shortens the first.
 */
export async function run(args: readonly string[]): Promise<number> {
  const [what = "all"] = args
  const isSound = (what !== "all" && what !== "trial") || (await tryProgram())
  const missed: string[] = []
  for (const mutant of mutantsFor(what, args)) {
    if (!(await tryMutant(mutant))) missed.push(mutant.name)
  }
  for (const name of missed) console.error(`${name}: not as it should be`)
  return isSound && missed.length === 0 ? 0 : 1
}

function mutantsFor(what: string, names: readonly string[]): readonly Mutant[] {
  if (what === "trial") return []
  return what === "all" || what === "mutants" ? [nothingNotified, ...mutants] : names.map(mutantOf)
}

async function tryProgram(): Promise<boolean> {
  const rounds = Number(process.env["FAULTS_ROUNDS"] ?? full.rounds)
  const tried = await tryOnce({ ...full, rounds }, (line) => console.log(line))
  for (const line of sayTried(tried)) console.log(line)
  console.log(totalsOf(tried))
  return tried.findings.length === 0
}

/** @returns whether it came out as it should: found, or borne */
async function tryMutant(mutant: Mutant): Promise<boolean> {
  try {
    const tried = await tryOnce({ ...small, mutant: mutant.name })
    console.log(sayMutant(mutant, tried))
    return isCaught(mutant, tried)
  } catch (fault) {
    // A site that was answered too early finds its own record ahead of the database, and signs nothing any more.
    const isClosed = fault instanceof Error && fault.message.includes("the log is closed")
    if (isClosed) console.log(`mutant ${mutant.name}: caught (the site closed its log by itself)`)
    else console.error(fault)
    return isClosed && mutant.breaks.length > 0
  }
}

async function tryOnce(size: Size, say?: (line: string) => void): Promise<Tried> {
  const server = await startPostgres("kill")
  const folder = mkdtempSync(join(tmpdir(), "uade-nodes-"))
  try {
    return await tryNodes(`${server.url}/postgres`, folder, size, say)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
