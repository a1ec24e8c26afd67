import { beforeEach, expect, test } from "vitest"
import { retryTasks } from "#app/domain/outbox-retry.server.ts"
import { later, minute, millisecondsBetween } from "#app/lib/instant.ts"
import { makeClock } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { getDatabaseTime } from "#db/queries/database-clock.server.ts"
import { backOff, bury, claimDue, enqueue, hasDue } from "#db/queries/outbox.server.ts"
import { findOutboxState, listFailedTasks } from "#db/queries/outbox-state.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { makeSomebody } from "#tests/support/operators.ts"

const now = "2026-04-01T06:00:00.000Z"

describeOnBothEngines("the outbox, for operators", (open) => {
  let db: Db
  let house: TestHouse

  beforeEach(async () => {
    db = await open()
    house = makeHouse(db)
    await commit(db, async (trx) => {
      for (const kind of ["reset", "reset", "receipt", "sign-up"])
        await enqueue(trx, house.keys, kind, { email: "a@uade.example" }, now)
      const asked = { now, most: 3, leaseMs: minute }
      const [one, two, three] = await claimDue(trx, db.engine, house.keys, asked)
      await backOff(trx, one?.id ?? 0, later(now, 60 * minute), "ECONNREFUSED")
      await backOff(trx, two?.id ?? 0, later(now, 60 * minute), "ECONNREFUSED")
      await bury(trx, three?.id ?? 0, now, "550")
      return accept(undefined)
    })
  })

  test("says what is due, what failed and what was given up", async () => {
    expect(await findOutboxState(db.read, later(now, minute))).toEqual({
      ...{ due: 1, oldestDueAt: now, failing: 2, givenUp: 1 },
    })
    expect(await listFailedTasks(db.read)).toEqual([
      { kind: "reset", error: "ECONNREFUSED", isGivenUp: false, many: 2 },
      { kind: "receipt", error: "550", isGivenUp: true, many: 1 },
    ])
  })

  test("tries again at once what failed, and what was given up never", async () => {
    const operator = await makeSomebody(house, "operator")
    expect(await retryTasks(house, operator, now)).toEqual({ ok: true, value: 2 })
    expect(await hasDue(db.read, now, ["reset"])).toBe(true)
    expect(await hasDue(db.read, now, ["receipt"])).toBe(false)
    const again = await retryTasks(house, operator, now)
    expect(again).toMatchObject({ refusal: { code: "nothing-to-retry" } })
  })

  test("knows what time it is for the database", async () => {
    const off = millisecondsBetween(makeClock().now(), await getDatabaseTime(db.read, db.engine))
    expect(Math.abs(off)).toBeLessThan(minute)
  })
})
