import { describe, expect, test } from "vitest"
import { judgeBackup, judgeClock, judgeDisk, judgeOutbox } from "#app/domain/check-up.ts"

const gib = 1024 ** 3
const now = "2026-04-01T06:00:00.000Z"

describe("what a site stands on is judged", () => {
  test.each([
    [50 * gib, 100 * gib, "good"],
    [9 * gib, 100 * gib, "watch"],
    [2 * gib, 100 * gib, "bad"],
    [gib / 2, 4 * gib, "bad"],
    [0, 0, "bad"],
  ] as const)("by its disk: %d of %d", (free, total, state) => {
    expect(judgeDisk("DATA_DIR", free, total).state).toBe(state)
  })

  test.each([
    ["2026-03-31T06:00:00.000Z", "good", 24],
    ["2026-03-30T06:00:00.000Z", "watch", 48],
    ["2026-03-20T06:00:00.000Z", "bad", 288],
  ] as const)("by its newest backup: %s", (at, state, age) => {
    expect(judgeBackup(at, 24, now)).toMatchObject({ state, values: { age } })
  })

  test("by a backup that is not there", () => {
    expect(judgeBackup(null, 24, now)).toEqual({ subject: "backup", state: "bad" })
  })

  test.each([
    [400, "good", 0.4],
    [-2500, "watch", 2.5],
    [3_600_000, "bad", 3600],
  ] as const)("by its clock: %d ms", (off, state, seconds) => {
    expect(judgeClock("database", off)).toMatchObject({ state, values: { off: seconds } })
  })

  test.each([
    [{ due: 3, oldestDueAt: "2026-04-01T05:59:00.000Z", failing: 0, givenUp: 0 }, "good"],
    [{ due: 0, oldestDueAt: null, failing: 2, givenUp: 0 }, "watch"],
    [{ due: 9, oldestDueAt: "2026-04-01T05:40:00.000Z", failing: 0, givenUp: 0 }, "watch"],
    [{ due: 9, oldestDueAt: "2026-04-01T04:40:00.000Z", failing: 0, givenUp: 0 }, "bad"],
  ] as const)("by its outbox: %o", (waiting, state) => {
    expect(judgeOutbox(waiting, now).state).toBe(state)
  })
})
