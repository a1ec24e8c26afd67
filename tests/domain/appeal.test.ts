import { describe, expect, test } from "vitest"
import {
  appealUntil,
  decideAppealDeciding,
  decideAppealing,
  decideAppealWords,
} from "#app/domain/appeal.ts"
import { accept, refuse } from "#app/lib/outcome.ts"

const decision = { decidedAt: "2026-11-01T06:00:00.000Z", role: "author", appealed: false } as const

describe("an appeal", () => {
  test("can be made up to the end of the thirtieth day after the decision", () => {
    expect(appealUntil(decision.decidedAt)).toBe("2026-12-01")
    expect(decideAppealing(decision, "2026-12-01T18:59:59.999Z")).toEqual(accept("author"))
    expect(decideAppealing(decision, "2026-12-01T19:00:00.000Z")).toEqual(
      refuse("appeal-period-over"),
    )
  })

  test.each([
    ["not-concerned", { ...decision, role: null }],
    ["appealed-already", { ...decision, appealed: true }],
  ] as const)("is refused: %s", (code, given) => {
    expect(decideAppealing(given, "2026-11-02T06:00:00.000Z")).toEqual(refuse(code))
  })

  test("says at least twenty characters", () => {
    expect(decideAppealWords("x".repeat(20)).ok).toBe(true)
    expect(decideAppealWords("x".repeat(19))).toMatchObject({
      refusal: { code: "words-too-short" },
    })
    expect(decideAppealWords("x".repeat(2001))).toMatchObject({
      refusal: { code: "words-too-long" },
    })
  })

  test("is decided once, by who took no part in what is appealed", () => {
    const open = { decidedAt: null, tookPart: [3, 4] }
    expect(decideAppealDeciding(open, 5)).toEqual(accept(undefined))
    expect(decideAppealDeciding(open, 4)).toEqual(refuse("took-part"))
    expect(decideAppealDeciding({ ...open, decidedAt: "2026-11-02T06:00:00.000Z" }, 5)).toEqual(
      refuse("already-decided"),
    )
  })
})
