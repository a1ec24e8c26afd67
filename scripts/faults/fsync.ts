import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { runTrial } from "#scripts/faults/site/command.ts"
import type { Trial } from "#scripts/faults/site/command.ts"
import { noteFaults, saysItCannotWrite, writesAgain } from "#scripts/faults/site/honesty.ts"
import type { Scenario } from "#scripts/faults/site/trial.ts"

const undisturbedMs = 500
const failingMs = 1500
/** Every so many rounds the site is killed while its disk fails: what SQLite had given up may come back. */
const everyKill = 3

/** What fails: syncs by EIO (5), writes by EIO and by ENOSPC (28), both; each by a chance of its own. */
const faults = [
  ["posix/io/sync/* 0.05 5"],
  ["posix/io/rw/pwrite 0.02 5", "posix/io/rw/pwrite64 0.02 5"],
  ["posix/io/rw/pwrite 0.02 28", "posix/io/rw/pwrite64 0.02 28", "posix/io/sync/* 0.02 5"],
  ["posix/io/sync/* 1 5"],
]

/** Syncs and writes of the site fail at random while people sign. */
export const fsync: Trial = {
  needs: ["fiu-run"],
  make: (folder) => failing(folder),
  full: { abreast: 24, rounds: 40 },
  small: { abreast: 16, rounds: 4 },
  mutants: ["answered-before-commit"],
}

/** `npm run faults -- fsync [trial|mutants|NAME…]`. Needs a build. */
export function run(args: readonly string[]): Promise<number> {
  return runTrial(fsync, args)
}

function failing(folder: string): Scenario {
  const fifo = join(folder, "fiu")
  return {
    env: { LD_PRELOAD: preload(), FIU_CTRL_FIFO: fifo, FIU_ENABLE: "" },
    round: async (site, nth) => {
      const { program } = site.node
      const points = faults[nth % faults.length] ?? []
      await sleep(undisturbedMs)
      control(fifo, program.pid, points.map(enabling))
      await sleep(failingMs)
      if (points.some(isSure) && !(await saysItCannotWrite(site, failingMs)))
        site.find("honest", "the site went on where no sync succeeds")
      if (nth % everyKill === everyKill - 1) {
        await program.kill()
        await program.start()
      } else {
        control(fifo, program.pid, points.map(disabling))
      }
      await writesAgain(site)
    },
    afterwards: (site) => {
      noteFaults(site)
      return Promise.resolve()
    },
  }
}

function isSure(point: string): boolean {
  return point.split(" ")[1] === "1"
}

function enabling(point: string): string {
  const [name = "", probability = "", info = ""] = point.split(" ")
  return `enable_random name=${name},probability=${probability},failinfo=${info}`
}

function disabling(point: string): string {
  return `disable name=${point.split(" ")[0] ?? ""}`
}

function control(fifo: string, pid: number, commands: readonly string[]): void {
  const args = commands.flatMap((command) => ["-c", command])
  execFileSync("fiu-ctrl", [...args, "-f", fifo, String(pid)])
}

/** What `fiu-run` would load before a program. */
function preload(): string {
  const said = execFileSync("fiu-run", ["-n", "-x", "true"]).toString()
  const [, libraries] = /LD_PRELOAD="([^"]+)"/.exec(said) ?? []
  if (libraries === undefined) throw new Error(`fiu-run says nothing of LD_PRELOAD: ${said}`)
  return libraries
}
