import { expect, test } from "vitest"
import { stepsTogether } from "#app/domain/recall-together.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

const paper = getRuleSet(ruleSets, "kz-2022")
const electronic: RuleSet = { ...paper, form: { status: "chosen", value: "electronic" } }

test.each([
  ["none", "open", ["applied", "collecting"]],
  ["collecting", "closed-reached", ["handed-in"]],
  ["collecting", "closed-not-reached", ["lapsed"]],
  ["collecting", "withdrawn", ["lapsed"]],
  ["none", "rejected", []],
  ["checking", "closed-reached", []],
] as const)("where signatures are electronic a drive at %s goes with %s to %j", (at, to, stops) => {
  expect(stepsTogether(electronic, at, to).map((step) => step.to)).toEqual(stops)
})

test("a drive on paper does not move with support online", () => {
  expect(stepsTogether(paper, "none", "open")).toEqual([])
  const free = getRuleSet(ruleSets, "advisory")
  expect(stepsTogether(free, "none", "open")).toEqual([])
})
