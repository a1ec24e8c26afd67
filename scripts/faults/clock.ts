import { setTimeout as sleep } from "node:timers/promises"
import { runTrial } from "#scripts/faults/site/command.ts"
import type { Trial } from "#scripts/faults/site/command.ts"
import { openFakeClock } from "#scripts/faults/site/fake-clock.ts"
import { beginWhatEnds } from "#scripts/faults/site/what-ends.ts"
import type { WhatEnds } from "#scripts/faults/site/what-ends.ts"
import type { Scenario } from "#scripts/faults/site/trial.ts"

const hour = 3600
const day = 24 * hour
const jumps = [40 * day, -hour, hour, -day, day, -40 * day]
/** Of the two petitions that people sign; what is to end ends after thirty days. */
const longDays = 400
const shortDays = 30
const signingMs = 800

/** The clock jumps forth and back while people sign. */
export const clock: Trial = {
  needs: ["faketime"],
  make: (folder) => jumping(folder),
  full: { abreast: 24, rounds: 24 },
  small: { abreast: 8, rounds: 1 },
  mutants: ["closed-by-the-clock-alone"],
}

/** `npm run faults -- clock [trial|mutants|NAME…]`. Needs a build. */
export function run(args: readonly string[]): Promise<number> {
  return runTrial(clock, args)
}

function jumping(folder: string): Scenario {
  const fake = openFakeClock(folder)
  let ending: WhatEnds | undefined
  return {
    env: fake.env,
    ends: (nth) => (nth === 0 ? shortDays : longDays),
    signed: (petitions) => petitions.slice(1),
    linksMayEnd: true,
    prepare: async (site) => {
      ending = await beginWhatEnds(site)
    },
    round: async (site, nth) => {
      const jump = jumps[nth % jumps.length] ?? 0
      await sleep(signingMs)
      await fake.move(jump)
      if (jump > shortDays * day) {
        await ending?.untilDone(site)
        await ending?.mustHaveEnded(site, "when its time was over")
      } else await sleep(signingMs)
      await fake.move(0)
      if (jump > shortDays * day) await ending?.mustHaveEnded(site, "when the clock went back")
    },
    afterwards: () => fake.move(41 * day),
    later: () => ({}),
  }
}
