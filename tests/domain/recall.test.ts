import { describe, expect, test } from "vitest"
import {
  decideRecallTransition,
  finalRecallStates,
  liveRecallStates,
  recallStates,
  recallTransitions,
} from "#app/domain/recall.ts"

const now = "2026-11-15T07:00:00.000Z"

describe("the statute's drive", () => {
  test("ends in five ways, and a refused registration is not one: a court may overturn it", () => {
    expect(finalRecallStates).toEqual(["lapsed", "recalled", "retained", "vote-invalid", "moot"])
    expect(liveRecallStates).toContain("refused")
  })

  test("reaches every state from none", () => {
    const reached = new Set(["none"])
    for (const { from, to } of recallTransitions) if (reached.has(from)) reached.add(to)
    expect([...reached].sort()).toEqual([...recallStates].sort())
  })

  test("has one row for each pair of states and actor", () => {
    const keys = recallTransitions.map(({ from, to, by }) => `${from} ${to} ${by}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test("is registered by the commission", () => {
    expect(decideRecallTransition("applied", "collecting", "commission", now)).toEqual({
      ok: true,
      value: { from: "applied", to: "collecting", by: "commission", why: "registered", at: now },
    })
  })

  test.each([
    ["recall-over", "recalled", "collecting", "commission"],
    ["no-such-transition", "none", "collecting", "commission"],
    ["not-yours-to-move", "applied", "collecting", "initiator"],
    ["not-yours-to-move", "vote-called", "recalled", "clock"],
  ] as const)("refuses %s: %s → %s by %s", (code, from, to, actor) => {
    const outcome = decideRecallTransition(from, to, actor, now)
    expect(outcome).toEqual({ ok: false, refusal: { code } })
  })
})
