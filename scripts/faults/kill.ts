import { cpSync, existsSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { runTrial } from "#scripts/faults/site/command.ts"
import type { Trial } from "#scripts/faults/site/command.ts"
import { watchSyncs } from "#scripts/faults/site/syncs.ts"
import type { Scenario, Site } from "#scripts/faults/site/trial.ts"

const shortestMs = 100
const longestMs = 2500
const watchedMs = 2000

/** The site is killed at a random moment while people sign, and started again. */
export const kill: Trial = {
  needs: ["strace"],
  make: (_, mutant) => killing(mutant === "old-backup-restored"),
  full: { abreast: 32, rounds: 100 },
  small: { abreast: 24, rounds: 4 },
  mutants: [
    "answered-before-commit",
    "confirmed-again-is-counted-again",
    "counter-beside-the-transaction",
    "sync-ignored",
    "old-backup-restored",
  ],
}

/** `npm run faults -- kill [trial|mutants|NAME…]`. Needs a build. */
export function run(args: readonly string[]): Promise<number> {
  return runTrial(kill, args)
}

function killing(restoresOld: boolean): Scenario {
  return {
    round: async (site, nth) => {
      if (nth === 0) await watchSyncs(site, watchedMs)
      await sleep(shortestMs + Math.random() * (longestMs - shortestMs))
      await site.node.program.kill()
      if (restoresOld) putBack(site, nth)
      await site.node.program.start()
    },
  }
}

/** Keeps a copy of database and record after the first kill, and puts both back after the third. */
function putBack({ folder, node }: Site, nth: number): void {
  const kept = join(folder, "kept")
  for (const [file, name] of [
    [join(folder, "uade.db"), "uade.db"],
    [join(folder, "uade.db-wal"), "uade.db-wal"],
    [node.record, "checkpoints.log"],
  ] as const) {
    const [from, to] = nth === 0 ? [file, join(kept, name)] : [join(kept, name), file]
    if ((nth === 0 || nth === 2) && existsSync(from)) cpSync(from, to)
  }
}
