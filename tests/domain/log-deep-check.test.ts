import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test, vi } from "vitest"
import { findDeepFault } from "#app/domain/log-deep-check.server.ts"
import { LogClosed } from "#app/domain/log.ts"
import { makeStanding } from "#app/domain/standing.ts"
import { stoppedClock } from "#app/lib/instant.ts"
import { runningMark, startLogWatch } from "#app/server/log-watch.server.ts"
import { nothingToCheck } from "#db/page-check.server.ts"
import type { Trx } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { appendSome, asOwner, makeLogScene } from "#tests/support/log-scene.ts"

/** Deep in a log of two full tiles and a part: the start does not look there. */
const deeds: [name: string, deed: (trx: Trx) => Promise<unknown>, found: RegExp][] = [
  [
    "a leaf was changed",
    (trx) =>
      trx
        .updateTable("log_leaf")
        .set({ bytes: Buffer.from("{}") })
        .where("leaf_index", "=", 2)
        .execute(),
    /leaf 2 was changed/,
  ],
  [
    "a leaf is missing",
    (trx) => trx.deleteFrom("log_leaf").where("leaf_index", "=", 2).execute(),
    /leaf 2 is missing/,
  ],
]

describeOnBothEngines("a log that is looked through", (open) => {
  test("is found whole, and each change deep in it, which the start passes over", async () => {
    const scene = makeLogScene(await open())
    await scene.restart().start()
    await appendSome(scene.db, 600)
    expect(await findDeepFault(scene.db.read)).toBe(undefined)
    expect((await scene.restart().checkDeep()).name).not.toBe("closed")
    for (const [name, deed, found] of deeds) {
      await asOwner(scene.db, deed)
      const log = scene.restart()
      expect(await log.start(), name).toEqual({ name: "open" })
      expect(await log.checkDeep(), name).toMatchObject({ name: "closed", fault: "damaged" })
      expect((await findDeepFault(scene.db.read))?.found, name).toMatch(found)
      await expect(appendSome(scene.db, 1)).rejects.toThrow(LogClosed)
    }
  })
})

/** A log that counts how often it is looked through. */
function watched(dataDir: string) {
  const checkDeep = vi.fn(() => Promise.resolve({ name: "open" as const }))
  const house = {
    ...{ log: { checkDeep }, dataDir, clock: stoppedClock("2026-04-01T20:59:59.000Z") },
    ...{ db: { checkPages: () => nothingToCheck }, standing: makeStanding() },
  }
  const watch = startLogWatch(house as unknown as Parameters<typeof startLogWatch>[0], {
    error: vi.fn(),
  })
  return {
    checkDeep,
    stop: () => {
      watch.stop()
    },
  }
}

test("a site that was stopped is not looked through at the next start, one that died is, and each is at night", async () => {
  vi.useFakeTimers()
  const dataDir = emptyFolder()
  const first = watched(dataDir)
  await vi.advanceTimersByTimeAsync(500)
  expect(first.checkDeep).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(600)
  expect(first.checkDeep, "at night").toHaveBeenCalled()
  first.stop()
  expect(existsSync(join(dataDir, runningMark))).toBe(false)

  writeFileSync(join(dataDir, runningMark), "")
  const after = watched(dataDir)
  await vi.advanceTimersByTimeAsync(0)
  expect(after.checkDeep, "after a death").toHaveBeenCalledOnce()
  after.stop()
  expect(existsSync(join(dataDir, runningMark))).toBe(false)
})

test("where nobody could look after a death it is tried again, and nothing is written until then", async () => {
  vi.useFakeTimers()
  const dataDir = emptyFolder()
  writeFileSync(join(dataDir, runningMark), "")
  let tries = 0
  function checkPages() {
    tries += 1
    if (tries <= 2) throw Object.assign(new Error("spawn EBUSY"), { code: "EBUSY" })
    return nothingToCheck
  }
  const error = vi.fn()
  const standing = makeStanding()
  const house = {
    ...{ log: { checkDeep: () => Promise.resolve({ name: "open" as const }) }, dataDir, standing },
    ...{ clock: stoppedClock("2026-04-01T12:00:00.000Z"), db: { checkPages } },
  }
  const watch = startLogWatch(house as unknown as Parameters<typeof startLogWatch>[0], { error })
  await vi.advanceTimersByTimeAsync(14_900)
  expect([tries, standing.readOnly(), error.mock.calls.length]).toEqual([2, "checking", 2])
  await vi.advanceTimersByTimeAsync(200)
  expect([tries, standing.readOnly(), error.mock.calls.length]).toEqual([3, undefined, 2])
  watch.stop()
  expect(existsSync(join(dataDir, runningMark)), "nothing is owed").toBe(false)
})
