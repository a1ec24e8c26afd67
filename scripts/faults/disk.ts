import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { runTrial } from "#scripts/faults/site/command.ts"
import type { Trial } from "#scripts/faults/site/command.ts"
import { noteFaults, saysItCannotWrite, writesAgain } from "#scripts/faults/site/honesty.ts"
import type { Scenario } from "#scripts/faults/site/trial.ts"
import { openVolume } from "#scripts/faults/site/volume.ts"

const undisturbedMs = 700
const fullMs = 1200
const patienceMs = 6000

/** The disk of the database, that of the record, or both are full for a while, while people sign. */
export const disk: Trial = {
  needs: [],
  make: (folder) => filling(folder),
  full: { abreast: 24, rounds: 30 },
  small: { abreast: 16, rounds: 3 },
  mutants: ["answered-before-commit"],
}

/** `npm run faults -- disk [trial|mutants|NAME…]`. Needs a build. */
export function run(args: readonly string[]): Promise<number> {
  return runTrial(disk, args)
}

function filling(folder: string): Scenario {
  const ofDatabase = openVolume(join(folder, "database"))
  const ofRecord = openVolume(join(folder, "record"))
  let refusals = 0
  const turns = [[ofDatabase], [ofRecord], [ofDatabase, ofRecord]]
  return {
    env: {
      DATABASE_URL: `sqlite:${join(ofDatabase.folder, "uade.db")}`,
      CHECKPOINT_FILE: join(ofRecord.folder, "checkpoints.log"),
    },
    round: async (site, nth) => {
      const { program } = site.node
      const full = turns[nth % turns.length] ?? []
      await sleep(undisturbedMs)
      for (const volume of full) volume.fill(program.pid)
      // SQLite's log may have room within its file for as long as that.
      if (await saysItCannotWrite(site, patienceMs)) refusals += 1
      await sleep(fullMs)
      for (const volume of full) volume.free(program.pid)
      await writesAgain(site)
    },
    afterwards: (site) => {
      noteFaults(site)
      if (refusals === 0)
        site.find("honest", "the site went on as if its disks had never been full")
      return Promise.resolve()
    },
    close: () => {
      for (const volume of [ofDatabase, ofRecord]) volume.close()
    },
  }
}
