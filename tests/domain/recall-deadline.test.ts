import { describe, expect, test } from "vitest"
import { workCalendar } from "#app/domain/holiday.ts"
import { deadlinesOf, runningDeadlines } from "#app/domain/recall-deadline.ts"
import type { RecallEvents } from "#app/domain/recall-deadline.ts"
import { lawOf } from "./rule-sets.ts"

const law = lawOf("kz-2022")

function lastDays(events: RecallEvents, office?: string) {
  const dated = deadlinesOf(law, events, { office }).filter(({ lastDay }) => lastDay !== null)
  return Object.fromEntries(dated.map(({ rule, lastDay }) => [rule, lastDay]))
}

describe("the deadlines of Kazakhstan's law until 2026", () => {
  test("stand each under its article, in the order of the procedure", () => {
    const rules = deadlinesOf(law, {}, { office: "maslikhat" })
    expect(rules.map(({ rule, article }) => `${rule} ${article ?? ""}`)).toEqual([
      "registration 113-13(2)",
      "appeal 113-13(2)",
      "signing 113-14(1)",
      "check 113-14(2)",
      "call 113-15(1)",
      "notice 113-15(2)",
      "agitation 113-15(4)",
      "vote 113-15(3)",
      "publication 113-16(5)",
    ])
    expect(rules.every(({ lastDay, established }) => lastDay === null && established)).toBe(true)
  })

  test("run from what has happened", () => {
    expect(lastDays({ applied: "2024-04-01" })).toEqual({ registration: "2024-04-04" })
    expect(lastDays({ refused: "2024-04-01" })).toEqual({ appeal: "2024-04-11" })
    expect(lastDays({ registered: "2024-04-01" })).toEqual({ signing: "2024-05-01" })
    expect(lastDays({ "handed-in": "2024-05-02" })).toEqual({
      check: "2024-05-12",
      call: "2024-05-13",
    })
    expect(lastDays({ voted: "2024-06-30" })).toEqual({ publication: "2024-07-03" })
  })

  test("call the vote a day after the period of the check, also when the check was done before", () => {
    expect(lastDays({ "handed-in": "2024-05-02", checked: "2024-05-05" })["call"]).toBe(
      "2024-05-13",
    )
  })

  test.each([
    ["mazhilis", "2024-05-18"],
    ["maslikhat", "2024-05-16"],
  ])("let a %s deputy agitate until %s", (office, last) => {
    expect(lastDays({ called: "2024-05-13" }, office)["agitation"]).toBe(last)
  })

  test("hold the vote within two real months", () => {
    expect(lastDays({ called: "2023-12-29" })["vote"]).toBe("2024-02-29")
    expect(lastDays({ called: "2024-12-29" })["vote"]).toBe("2025-02-28")
  })

  test.each([
    ["Nauryz on three working days", "2023-03-20", "2023-03-28"],
    ["Nauryz that ends on a Saturday", "2024-03-20", "2024-03-28"],
    ["Nauryz with two days on a weekend", "2026-03-20", "2026-03-30"],
    ["Nauryz that begins on a Sunday", "2027-03-19", "2027-03-29"],
    ["an ordinary week", "2024-04-01", "2024-04-04"],
    ["a weekend", "2024-04-05", "2024-04-10"],
  ])("tell the deputy within three working days, over %s", (_, called, last) => {
    expect(lastDays({ called })["notice"]).toBe(last)
  })

  test("say of which years the moved days off were not read", () => {
    function notice(called: string) {
      return deadlinesOf(law, { called }).find(({ rule }) => rule === "notice")?.daysOffNotRead
    }
    expect(notice("2026-03-20")).toEqual([])
    expect(notice("2025-03-20")).toEqual([2025])
    expect(notice("2024-12-30")).toEqual([2024, 2025])
  })

  test("run until they are met", () => {
    const events = { applied: "2024-03-28", registered: "2024-04-01" }
    const running = runningDeadlines(deadlinesOf(law, events))
    expect(running.map(({ rule }) => rule)).toEqual(["signing"])
    const later = runningDeadlines(deadlinesOf(law, { ...events, "handed-in": "2024-04-20" }))
    expect(later.map(({ rule }) => rule)).toEqual(["check", "call"])
  })
})

describe("the deadlines of other laws", () => {
  test("that nobody has read in force are those of the wording before, and say so", () => {
    const signing = deadlinesOf(lawOf("kz-2026"), { registered: "2026-08-01" }).find(
      ({ rule }) => rule === "signing",
    )
    expect(signing).toMatchObject({ established: false, lastDay: "2026-08-31" })
  })

  test("that nobody has read at all have no period", () => {
    const registration = deadlinesOf(lawOf("uk-2015"), { applied: "2026-08-01" })[0]
    expect(registration).toMatchObject({ established: false, period: null, lastDay: null })
  })

  test("may hold a vote not before a day", () => {
    const vote = deadlinesOf(lawOf("tw"), { called: "2025-06-20" }).find(
      ({ rule }) => rule === "vote",
    )
    expect(vote).toMatchObject({ firstDay: "2025-07-10", lastDay: "2025-08-19" })
  })

  test("give Taiwan's proposers one top-up of ten days", () => {
    const proposal = deadlinesOf(
      lawOf("tw"),
      { "handed-in": "2025-03-01", checked: "2025-03-26" },
      { stage: 1 },
    )
    expect(proposal.find(({ rule }) => rule === "check")?.lastDay).toBe("2025-03-26")
    expect(proposal.find(({ rule }) => rule === "topUp")?.lastDay).toBe("2025-04-05")
  })

  test("elect anew within months of a vacancy", () => {
    const [tg, so] = ["ch-tg", "ch-so"].map((id) =>
      deadlinesOf(lawOf(id), { vacated: "2026-11-30" }).find(({ rule }) => rule === "newElection"),
    )
    expect([tg?.lastDay, so?.lastDay]).toEqual(["2027-02-28", "2027-03-30"])
  })
})

describe("the working days of Kazakhstan", () => {
  const calendar = workCalendar(law.holidays)

  test.each([
    ["2026-03-09", false],
    ["2026-03-24", false],
    ["2026-03-25", false],
    ["2026-03-26", true],
    ["2026-05-11", false],
    ["2026-05-27", false],
    ["2026-08-31", true],
    ["2025-09-01", false],
    ["2025-10-27", false],
    ["2026-10-26", false],
    ["2023-01-03", false],
    ["2023-01-04", true],
    ["2024-01-08", true],
    ["2027-03-15", false],
    ["2021-10-25", true],
  ])("%s is one: %s", (day, is) => {
    expect(calendar.isWorkingDay(day)).toBe(is)
  })
})
