import { describe, expect, test } from "vitest"
import { isUnstorable } from "#app/exchange/json-document.ts"
import { optionalText, readDay, readMoment } from "#app/exchange/shape.ts"
import { readOption } from "#app/exchange/vote-option.ts"

describe("optionalText", () => {
  test.each([
    [0, "0"],
    ["0", "0"],
    [" a ", "a"],
    ["", null],
    [" ", null],
    [null, null],
    [undefined, null],
  ])("reads %j as %j", (value, text) => {
    expect(optionalText.parse(value)).toBe(text)
  })
})

describe("days and moments", () => {
  test.each([
    ["2010", "2010", false],
    ["2012-01", "2012-01", false],
    ["2012-02-29", "2012-02-29", false],
    ["2012-02-29T10:00:00", "2012-02-29", false],
    ["2013-02-29", null, true],
    ["0000-00-00", null, true],
    ["12.03.2012", null, true],
  ])("a day %s is read as %s", (text, day, warns) => {
    const reasons: string[] = []
    const extra: Record<string, unknown> = {}
    expect(readDay("start_date", text, extra, (reason) => reasons.push(reason))).toBe(day)
    expect(reasons).toHaveLength(warns ? 1 : 0)
    expect(extra["start_date"]).toBe(day === text ? undefined : text)
  })

  test.each([
    ["2000-11-29T14:09:00", true],
    ["2011-02-02T18:50:00+00:00", true],
    ["2011-02-02 18:50", true],
    ["2011", true],
    ["2011-02-30T18:50:00", false],
    ["yesterday", false],
  ])("a moment %s is kept as it is: %s", (text, kept) => {
    expect(readMoment("start_date", text, {}, () => undefined)).toBe(kept ? text : null)
  })
})

describe("readOption", () => {
  test.each([
    ["for", "yes"],
    ["Against", "no"],
    [" ABSTAIN ", "abstain"],
    ["not_voting", "not-voting"],
    ["both", "both"],
    ["maybe", undefined],
    ["constructor", undefined],
    ["", undefined],
  ])("reads %j as %j", (text, option) => {
    expect(readOption(text)).toBe(option)
  })
})

describe("isUnstorable", () => {
  test.each([
    ["a\u0000b", true],
    ["\ud800", true],
    ["\\u0000", false],
    ["😀", false],
  ])("of %j is %s", (text, isSo) => {
    expect(isUnstorable({ text })).toBe(isSo)
  })
})
