import fc from "fast-check"
import { expect, test } from "vitest"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { lives } from "./commands.ts"
import { makeWorld } from "./world.ts"

/*
 * SQLite is tried with some lives, PostgreSQL with one: the rules are the same, the locks are not. Long lives
 * go deeper than many, and the world is made once for each. The seed
 * is fixed, so that what is reached here is reached each time.
 */
const tried = { sqlite: { lives: 14, deeds: 80 }, postgres: { lives: 1, deeds: 80 } }

describeOnBothEngines("the life of codings", (open) => {
  test("loses no version and lets no claim change a finding, whatever is done in whatever order", async () => {
    const done = new Set<string>()
    const { engine } = await open()
    await fc.assert(
      fc.asyncProperty(lives(tried[engine].deeds), async (commands) => {
        const world = await makeWorld(await open())
        await fc.asyncModelRun(() => ({ model: {}, real: world }), commands)
        for (const line of world.log) done.add(line)
      }),
      { seed: 20_261_128, numRuns: tried[engine].lives, endOnFailure: true },
    )
    if (engine === "postgres") return
    for (const deed of [
      "code code: done",
      "code adjudicate: done",
      "challenge: done",
      "challenge: challenge-open",
      "challenge: own-finding",
      "claim: done",
      "edit: done",
      "bind: done",
      "giveBack: done",
      "deal: no-case",
    ]) {
      expect([...done], deed).toContain(deed)
    }
  }, 240_000)
})
