import { expect, test } from "vitest"
import { approvalKindOf, decideMeasure } from "#app/domain/content-measure.ts"
import { contentRules, ruleNumber } from "#app/domain/content-rule.ts"
import { isHidden, readStub, stubOf } from "#app/domain/hidden-text.ts"
import { reportReasons } from "#app/domain/report.ts"
import { accept, refuse } from "#app/lib/outcome.ts"

test.each([
  ["hide", "shown", accept(undefined)],
  ["hide", "hidden", refuse("hidden-already")],
  ["remove", "shown", refuse("not-hidden")],
  ["remove", "hidden", accept(undefined)],
  ["reinstate", "shown", refuse("not-hidden")],
  ["reinstate", "hidden", accept(undefined)],
  ["hide", "removed", refuse("removed-for-good")],
  ["remove", "removed", refuse("removed-for-good")],
  ["reinstate", "removed", refuse("removed-for-good")],
] as const)("to %s a text that is %s", (deed, standing, outcome) => {
  expect(decideMeasure(deed, standing)).toEqual(outcome)
})

test("a whole petition is removed by a proposal of its own", () => {
  expect(approvalKindOf("remove", "petition")).toBe("petition.remove")
  expect(approvalKindOf("hide", "petition")).toBe("content.hide")
  expect(approvalKindOf("remove", "claim")).toBe("content.remove")
})

test("rules keep their numbers, and every reason to report but one is a rule", () => {
  expect(contentRules.map(ruleNumber)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(ruleNumber("personal-data")).toBe(1)
  const rules: readonly string[] = contentRules
  expect(reportReasons.filter((reason) => !rules.includes(reason))).toEqual(["other"])
})

const hidden = { rule: "insult", on: "2026-11-24", sha256: "ab".repeat(32) } as const

test("a stub says rule, day and hash, and reads back", () => {
  expect(stubOf(hidden)).toBe(`\ufffchidden rule=insult on=2026-11-24 sha256=${"ab".repeat(32)}`)
  expect(readStub(stubOf(hidden))).toEqual(hidden)
})

test.each([
  ["without its sign", stubOf(hidden).slice(1)],
  ["with words after it", `${stubOf(hidden)} and more`],
  ["of an unknown rule", stubOf(hidden).replace("insult", "spite")],
  ["of no day", stubOf(hidden).replace("11-24", "13-44")],
  ["of half a hash", stubOf(hidden).slice(0, -2)],
  ["that is any text", "Every school will serve a warm meal."],
])("what is no stub is a text: one %s", (_, text) => {
  expect(isHidden(text)).toBe(false)
})
