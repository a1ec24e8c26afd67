import { describe, expect, test } from "vitest"
import { decidePledge, effectiveRating, isDue } from "#app/domain/pledge.ts"

const today = "2026-11-24"

describe("effectiveRating", () => {
  test.each([
    ["broken", "2030-01-01", "broken"],
    [null, "2026-11-25", "not-due"],
    [null, "2026-11-24", "not-due"],
    [null, "2026-11-23", "not-assessed"],
    [null, "2026-11", "not-due"],
    [null, "2026", "not-due"],
    [null, "2026-10", "not-assessed"],
    [null, null, "not-assessed"],
    ["not-due", "2026-11-24", "not-due"],
    ["not-due", "2026-11-23", "not-assessed"],
    ["not-assessed", "2026-12", "not-due"],
    ["not-due", null, "not-due"],
    ["in-progress", "2026-11-23", "in-progress"],
  ] as const)("of verdict %s with deadline %s is %s", (verdict, dueOn, rating) => {
    expect(effectiveRating(verdict, dueOn, today)).toBe(rating)
  })

  test("of a promise for a mandate without a known end is that it is not due", () => {
    expect(effectiveRating(null, null, today, "mandate")).toBe("not-due")
    expect(effectiveRating("not-due", null, today, "mandate")).toBe("not-due")
    expect(effectiveRating("broken", null, today, "mandate")).toBe("broken")
    expect(effectiveRating(null, "2026-11-23", today, "mandate")).toBe("not-assessed")
  })

  test("leaves the deadline's own day to the deputy", () => {
    expect([isDue(today, today), isDue("2026-11-23", today), isDue(null, today)]).toEqual([
      false,
      true,
      false,
    ])
  })
})

describe("decidePledge", () => {
  const draft = { text: "I will have the school road mended.", saidOn: "2023-02", dueOn: "2023" }

  test("takes a quote whose days are known in part", () => {
    expect(decidePledge({ ...draft, text: ` ${draft.text}\r\n` }, today)).toEqual({
      ok: true,
      value: draft,
    })
  })

  test.each([
    ["text-too-short", { text: "Roads." }],
    ["text-too-long", { text: "a".repeat(1001) }],
    ["said-in-future", { saidOn: "2026-11-25" }],
    ["due-before-said", { dueOn: "2023-01" }],
  ])("refuses: %s", (code, changes) => {
    expect(decidePledge({ ...draft, ...changes }, today)).toMatchObject({ refusal: { code } })
  })

  test("takes what was said in the month that has begun", () => {
    expect(decidePledge({ ...draft, saidOn: "2026-11", dueOn: null }, today).ok).toBe(true)
  })
})
