import { describe, expect, test } from "vitest"
import { statuteSteps, supportSteps } from "#app/domain/petition-timeline.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

const kz = ruleSets.get("kz-2026")
const advisory = ruleSets.get("advisory")
if (!kz || !advisory) throw new Error("the rule sets are missing")

const at = "2026-09-01T06:00:00.000Z"
const on = "2026-09-01"
const under = {
  createdAt: at,
  replyDueOn: "2026-09-11",
  closesOn: null,
  procedure: kz.procedure,
} as const

function told(steps: readonly { state: string; progress: string }[]): string[] {
  return steps.map(({ state, progress }) => `${state}: ${progress}`)
}

describe("supportSteps", () => {
  test("shows what was done, what is now and what is to come", () => {
    const passed = ["seconding", "legal-check", "reply-window"].map((to) => ({ to, at }))
    const steps = supportSteps({ ...under, state: "reply-window" }, passed)
    expect(told(steps)).toEqual([
      "submitted: done",
      "seconding: done",
      "legal-check: done",
      "reply-window: now",
      "open: to-come",
      "result: to-come",
    ])
    expect(steps.map(({ until }) => until)).toEqual([null, null, null, "2026-09-11", null, null])
  })

  test("keeps to the procedure of its rule set", () => {
    const open = { ...under, procedure: advisory.procedure, closesOn: "2026-10-01" }
    expect(told(supportSteps({ ...open, state: "open" }, [{ to: "open", at }]))).toEqual([
      "submitted: done",
      "open: now",
      "result: to-come",
    ])
  })

  test("names a pause in the place of the signing", () => {
    const passed = [{ to: "open", at }]
    expect(told(supportSteps({ ...under, state: "paused" }, passed))).toContain("paused: now")
  })

  test("ends with the end, without steps that never were", () => {
    const passed = ["seconding", "legal-check", "rejected"].map((to) => ({ to, at }))
    expect(told(supportSteps({ ...under, state: "rejected" }, passed))).toEqual([
      "submitted: done",
      "seconding: done",
      "legal-check: done",
      "rejected: now",
    ])
  })
})

describe("statuteSteps", () => {
  test("gives each step its article, and says of which the wording in force was not read", () => {
    const steps = statuteSteps(kz, "none", [])
    expect(told(steps)).toEqual([
      "applied: to-come",
      "collecting: to-come",
      "checking: to-come",
      "vote-called: to-come",
      "result: to-come",
    ])
    expect(steps[1]).toMatchObject({
      article: "113-14(1)",
      period: { value: 30, unit: "calendar-days" },
      established: false,
    })
    expect(steps[2]).toMatchObject({ article: "113-14(2)", established: true })
  })

  test.each([
    ["collecting", ["applied"], "collecting: now"],
    ["handed-in", ["applied", "collecting"], "checking: now"],
    ["vote-called", ["applied", "collecting", "checking"], "vote-called: now"],
  ] as const)("stands at %s", (state, passed, now) => {
    const steps = statuteSteps(
      kz,
      state,
      [...passed, state].map((to) => ({ to, on })),
    )
    expect(told(steps)).toContain(now)
    expect(told(steps)).toHaveLength(5)
    expect(steps[0]).toMatchObject({ on })
  })

  test.each([
    ["refused", ["applied"], ["applied: done", "refused: now"]],
    ["lapsed", ["applied", "collecting"], ["applied: done", "collecting: done", "lapsed: now"]],
    ["moot", [], ["moot: now"]],
  ] as const)("ends with %s where it stood", (state, passed, expected) => {
    const steps = statuteSteps(
      kz,
      state,
      [...passed, state].map((to) => ({ to, on })),
    )
    expect(told(steps)).toEqual(expected)
  })
})
