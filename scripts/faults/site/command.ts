import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { trySite } from "./trial.ts"
import type { Scenario, Size } from "./trial.ts"
import { totalsOf } from "#scripts/faults/history/check.ts"
import type { Judged } from "#scripts/faults/history/check.ts"
import { hasClosedItsLog, isCaught, sayFound, sayMutant } from "#scripts/faults/history/report.ts"
import { mutantOf } from "#scripts/faults/mutants/list.ts"
import { ensureTool } from "#scripts/faults/trial/tools.ts"
import type { Tool } from "#scripts/faults/trial/tools.ts"

/** A trial of one site as the command line knows it. */
export interface Trial {
  readonly needs: readonly Tool[]
  /** @param mutant the fault that is put in on purpose, if any */
  readonly make: (folder: string, mutant?: string) => Scenario | Promise<Scenario>
  readonly full: Size
  /** Of a mutant's: it shows within a few rounds, or never. */
  readonly small: Size
  /** Names of those that must be found by this trial. */
  readonly mutants: readonly string[]
}

/**
 * Runs a trial as `npm run faults -- NAME [trial|mutants|MUTANT…]` does; FAULTS_ROUNDS shortens it.
 * @returns 1 where something was found in the program, or a mutant was not found
 */
export async function runTrial(trial: Trial, args: readonly string[]): Promise<number> {
  for (const tool of trial.needs) ensureTool(tool)
  const [what = "all"] = args
  const isSound = (what !== "all" && what !== "trial") || (await tryProgram(trial))
  const missed: string[] = []
  for (const name of mutantsFor(trial, what, args)) {
    if (!(await tryMutant(trial, name))) missed.push(name)
  }
  for (const name of missed) console.error(`${name}: not as it should be`)
  return isSound && missed.length === 0 ? 0 : 1
}

function mutantsFor({ mutants }: Trial, what: string, names: readonly string[]) {
  if (what === "trial") return []
  return what === "all" || what === "mutants" ? mutants : names
}

async function tryProgram(trial: Trial): Promise<boolean> {
  const rounds = Number(process.env["FAULTS_ROUNDS"] ?? trial.full.rounds)
  const judged = await tryOnce(trial, { ...trial.full, rounds }, (line) => console.log(line))
  for (const line of sayFound(judged)) console.log(line)
  console.log(totalsOf(judged))
  return judged.findings.length === 0
}

/** @returns whether it was found */
async function tryMutant(trial: Trial, name: string): Promise<boolean> {
  const mutant = mutantOf(name)
  try {
    const judged = await tryOnce(trial, { ...trial.small, mutant: name })
    console.log(sayMutant(mutant, judged))
    return isCaught(mutant, judged)
  } catch (fault) {
    const found = hasClosedItsLog(fault)
    if (found) console.log(`mutant ${name}: caught (the site closed its log by itself)`)
    else console.error(fault)
    return found
  }
}

/** Runs a trial once in a folder of its own. */
export async function tryOnce(
  trial: Trial,
  size: Size,
  say?: (line: string) => void,
): Promise<Judged> {
  const folder = mkdtempSync(join(tmpdir(), "uade-faults-"))
  try {
    return await trySite(await trial.make(folder, size.mutant), folder, size, say)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
