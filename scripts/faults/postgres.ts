import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { totalsOf } from "#scripts/faults/history/check.ts"
import { hasClosedItsLog, isCaught, sayMutant, sayTried } from "#scripts/faults/history/report.ts"
import { mutantOf, mutants, nothingNotified } from "#scripts/faults/mutants/list.ts"
import type { Mutant } from "#scripts/faults/mutants/list.ts"
import { tryOutages } from "#scripts/faults/postgres/outages.ts"
import { startPostgres } from "#scripts/faults/postgres/server.ts"
import { tryNodes } from "#scripts/faults/postgres/trial.ts"
import type { Size, Tried } from "#scripts/faults/postgres/trial.ts"

const full: Size = { nodes: 3, workers: 2, petitions: 4, abreast: 32, rounds: 12 }
/** The database itself fails: a round is killed and started again, split from two nodes, or, once, failed over. */
const outages: Size = { nodes: 3, workers: 1, petitions: 4, abreast: 24, rounds: 9 }
/** A mutant shows within a few rounds, or never. */
const small: Size = { nodes: 3, workers: 2, petitions: 3, abreast: 12, rounds: 4 }

/**
 * `npm run faults -- postgres [trial|outages|mutants|NAME…]`: three nodes and two workers over one PostgreSQL that it
 * brings, killed and started while people sign; then three over one that is killed, split from two of them and failed
 * over to another; then the first with a fault put into the program on purpose, each of which must be found. Needs a
 * build. FAULTS_ROUNDS shortens the first two.
 */
export async function run(args: readonly string[]): Promise<number> {
  const [what = "all"] = args
  let isSound = true
  if (what === "all" || what === "trial") isSound = await tryProgram(full, tryOnce)
  if (what === "all" || what === "outages")
    isSound = (await tryProgram(outages, tryOnceWithOutages)) && isSound
  const missed: string[] = []
  for (const mutant of mutantsFor(what, args)) {
    if (!(await tryMutant(mutant))) missed.push(mutant.name)
  }
  for (const name of missed) console.error(`${name}: not as it should be`)
  return isSound && missed.length === 0 ? 0 : 1
}

function mutantsFor(what: string, names: readonly string[]): readonly Mutant[] {
  if (what === "trial" || what === "outages") return []
  return what === "all" || what === "mutants" ? [nothingNotified, ...mutants] : names.map(mutantOf)
}

async function tryProgram(size: Size, tryThis: typeof tryOnce): Promise<boolean> {
  const rounds = Number(process.env["FAULTS_ROUNDS"] ?? size.rounds)
  const tried = await tryThis({ ...size, rounds }, (line) => console.log(line))
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
    const isClosed = hasClosedItsLog(fault)
    if (isClosed) console.log(`mutant ${mutant.name}: caught (the site closed its log by itself)`)
    else console.error(fault)
    return isClosed && mutant.breaks.length > 0
  }
}

async function tryOnce(size: Size, say?: (line: string) => void): Promise<Tried> {
  const server = await startPostgres("kill")
  try {
    return await inFolder((folder) => tryNodes(`${server.url}/postgres`, folder, size, say))
  } finally {
    await server.stop()
  }
}

function tryOnceWithOutages(size: Size, say?: (line: string) => void): Promise<Tried> {
  return inFolder((folder) => tryOutages(folder, size, say))
}

async function inFolder(work: (folder: string) => Promise<Tried>): Promise<Tried> {
  const folder = mkdtempSync(join(tmpdir(), "uade-nodes-"))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
