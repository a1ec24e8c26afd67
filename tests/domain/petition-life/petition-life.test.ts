import fc from "fast-check"
import { expect, test } from "vitest"
import { advancePetitions } from "#app/domain/petition.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { lives } from "./commands.ts"
import { makeWorld } from "./world.ts"
import type { World } from "./world.ts"

/*
 * Random petitions through all actors and clocks, over the real shells and a real database: after each deed
 * the invariants hold. The seed is fixed, so that what is reached here is reached each time.
 */

describeOnBothEngines("the life of petitions", (open) => {
  function onPostgres(): boolean {
    return (expect.getState().currentTestName ?? "").includes("PostgreSQL")
  }

  test("never leaves what is lawful, whatever is done in whatever order", async () => {
    const reached = new Set<string>()
    const done = new Set<string>()
    const numRuns = onPostgres() ? 4 : 60
    await fc.assert(
      fc.asyncProperty(lives(70), async (life) => {
        const world = await makeWorld(await open())
        await fc.asyncModelRun(() => ({ model: {}, real: world }), life)
        await checkClock(world)
        for (const state of await statesOf(world)) reached.add(state)
        for (const line of world.log) done.add(line)
      }),
      { seed: 20_261_124, numRuns, endOnFailure: true },
    )
    if (onPostgres()) return
    expect([...reached].sort()).toEqual([
      ...["closed-not-reached", "draft", "legal-check", "moot", "open", "paused"],
      ...["rejected", "removed", "reply-window", "seconding", "withdrawn"],
    ])
    for (const deed of [
      "edit",
      "submitDraft",
      "takeBack",
      "resume",
      "withdraw",
      "rate",
      "putBack",
    ]) {
      expect([...done], deed).toContain(`${deed}: done`)
    }
    expect([...done]).toContain("edit: text-frozen")
  }, 240_000)
})

/** What the clock owes is taken at once; run again, also by two at a time, it owes nothing more. */
async function checkClock({ scene, now }: World): Promise<void> {
  const { db } = scene.house
  function count() {
    return db.read.selectFrom("petition_transition").select("id").execute()
  }
  await advancePetitions(scene.house, now)
  const before = await count()
  await Promise.all([1, 2].map(() => advancePetitions(scene.house, now)))
  expect((await count()).length).toBe(before.length)
}

async function statesOf({ scene }: World): Promise<string[]> {
  const rows = await scene.house.db.read
    .selectFrom("petition_transition")
    .select("to_state")
    .where("track", "=", "state")
    .distinct()
    .execute()
  return rows.map((row) => row.to_state)
}
