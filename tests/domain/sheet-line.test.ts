import { describe, expect, test } from "vitest"
import {
  articleOfReason,
  isSameReading,
  judgeReading,
  lineReasons,
  problemOfReading,
} from "#app/domain/sheet-line.ts"
import type { LineMark, LineReading } from "#app/domain/sheet-line.ts"
import { isMessageKey } from "#app/i18n/translate.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

const line: LineReading = {
  mark: "filled",
  family: "Құдайбергенова",
  given: "Жұлдызай",
  patronymic: "Серікқызы",
  iin: "900101100004",
  place: "Ақжар ауылы, Өркен көшесі, 7",
  signedOn: "2026-10-05",
}
const nothing = { family: null, given: null, patronymic: null, iin: null, place: null }
const blank: LineReading = { ...nothing, mark: "empty", signedOn: null }
const window = { from: "2026-10-01", to: "2026-10-31" }

describe("a line on paper", () => {
  test.each(["2026-10-01", "2026-10-31"])("is accepted on %s, a day of the window", (signedOn) => {
    expect(judgeReading({ ...line, signedOn }, window, "nowhere")).toEqual({ state: "accepted" })
  })

  test.each<[string, Partial<LineReading>]>([
    ["illegible", { mark: "unclear" }],
    ["no-signature", { mark: "unsigned" }],
    ["not-of-district", { mark: "outside" }],
    ["iin-wrong", { mark: "wrong-iin", iin: "900101100005" }],
    ["name-missing", { family: null }],
    ["name-missing", { given: null }],
    ["place-missing", { place: null }],
    ["day-missing", { signedOn: null }],
    ["day-outside", { signedOn: "2026-09-30" }],
    ["day-outside", { signedOn: "2026-11-01" }],
  ])("is rejected: %s, %o", (reason, change) => {
    const judged = judgeReading({ ...line, ...change }, window, "nowhere")
    expect(judged).toEqual({ state: "rejected", reason })
  })

  test.each([
    ["twice-on-paper", "on-paper"],
    ["counts-online", "online"],
  ] as const)("is rejected: %s", (reason, elsewhere) => {
    expect(judgeReading(line, window, elsewhere)).toEqual({ state: "rejected", reason })
  })

  test("is accepted without a patronymic and without an IIN: the law asks for neither", () => {
    const judged = judgeReading({ ...line, patronymic: null, iin: null }, window, "nowhere")
    expect(judged).toEqual({ state: "accepted" })
  })

  test.each<LineMark>(["empty", "crossed-out"])("that is %s is counted nowhere", (mark) => {
    expect(judgeReading({ ...blank, mark }, window, "on-paper")).toEqual({ state: "blank" })
  })

  test("is never too late where no wording of the law ends the window", () => {
    const open = { from: "2026-10-01", to: null }
    const late = { ...line, signedOn: "2027-10-01" }
    expect(judgeReading(late, open, "nowhere")).toEqual({ state: "accepted" })
  })
})

describe("what a collector types", () => {
  test.each<[string | undefined, LineReading]>([
    [undefined, line],
    [undefined, blank],
    [undefined, { ...blank, mark: "unclear" }],
    [undefined, { ...line, mark: "unclear", family: null }],
    ["line-blank", { ...blank, mark: "filled" }],
    ["line-blank", { ...blank, mark: "unsigned" }],
    ["line-not-empty", { ...blank, family: "Құдай" }],
    ["line-not-empty", { ...line, mark: "crossed-out" }],
    ["line-iin", { ...line, iin: "900101100005" }],
    ["line-iin-right", { ...line, mark: "wrong-iin" }],
    ["line-iin-right", { ...line, mark: "wrong-iin", iin: null }],
  ])("is asked about again: %s", (problem, reading) => {
    expect(problemOfReading(reading)).toBe(problem)
  })

  test("is the same whatever capitals, spaces and points", () => {
    const typed = { ...line, family: "ҚҰДАЙБЕРГЕНОВА ", place: "ақжар ауылы  Өркен көшесі 7." }
    expect(isSameReading(line, typed)).toBe(true)
  })

  test.each<Partial<LineReading>>([
    { mark: "unsigned" },
    { family: "Кудайбергенова" },
    { patronymic: null },
    { iin: null },
    { signedOn: "2026-10-06" },
  ])("is another with %o", (change) => {
    expect(isSameReading(line, { ...line, ...change })).toBe(false)
  })
})

test("each reason has its words and, but for ours, its article", () => {
  const rules = ruleSets.get("kz-2026")
  if (!rules) throw new Error("kz-2026 is gone")
  expect(lineReasons.filter((reason) => !isMessageKey(`collection.reason-${reason}`))).toEqual([])
  expect(Object.fromEntries(lineReasons.map((of) => [of, articleOfReason(rules, of)]))).toEqual({
    illegible: "113-14(3)",
    "no-signature": "113-14(3)",
    "name-missing": "113-14(3)",
    "place-missing": "113-14(3)",
    "day-missing": "113-14(3)",
    "day-outside": "113-14(1)",
    "not-of-district": "113-12(3)",
    "iin-wrong": undefined,
    "twice-on-paper": "113-14(3)",
    "counts-online": "113-14(3)",
  })
})
