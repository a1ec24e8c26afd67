import { describe, expect, test } from "vitest"
import { decideConflict } from "#app/domain/conflict.ts"
import type { Conflict } from "#app/domain/conflict.ts"

const conflict: Conflict = {
  with: { kind: "person", id: 7 },
  since: "2026-11",
  reason: "We are cousins",
  lang: "en",
}

describe("a conflict of interest", () => {
  test("is declared from the month in which it began", () => {
    expect(decideConflict(conflict, [], "2026-11-01").ok).toBe(true)
  })

  test("with a party of the same key as a deputy is another one", () => {
    const party = { with: { kind: "organization" as const, id: 7 } }
    expect(decideConflict(conflict, [party], "2026-11-01").ok).toBe(true)
  })

  test.each([
    ["since-in-future", [], "2026-10-31"],
    ["declared-already", [conflict], "2026-11-01"],
  ])("is refused: %s", (code, standing, today) => {
    expect(decideConflict(conflict, standing, today)).toEqual({ ok: false, refusal: { code } })
  })
})
