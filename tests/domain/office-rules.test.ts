import { describe, expect, test } from "vitest"
import { decideAnnotation } from "#app/domain/annotation.ts"
import { isFrozen } from "#app/domain/frozen.ts"
import { homeCalendar } from "#app/domain/home-calendar.server.ts"
import { decideRescope } from "#app/domain/rescope.ts"
import { cutOffDays, likeness, responseRate } from "#app/domain/response-rate.ts"
import type { ReplyAsked } from "#app/domain/response-rate.ts"
import { decideTicket, decideTicketAnswer, ticketDueOn } from "#app/domain/ticket.ts"
import { day, later } from "#app/lib/instant.ts"

const today = "2026-11-24"
const text = "The money comes with next year's budget."

describe("decideAnnotation", () => {
  test.each([
    [null, { reason: "illness", text: " " }],
    [null, { reason: "other", text: "The road was closed by snow." }],
    ["words-needed", { reason: "other", text: "" }],
    ["text-too-short", { reason: "family", text: "A son." }],
    ["text-too-long", { reason: "family", text: "a".repeat(401) }],
  ] as const)("%s", (code, draft) => {
    const outcome = decideAnnotation(draft)
    expect(outcome.ok ? null : outcome.refusal.code).toBe(code)
  })
})

describe("decideRescope", () => {
  test.each([
    [null, { scope: "horizon", dueOn: "2027", text }, "2026"],
    [null, { scope: "horizon", dueOn: "2026-11-24", text }, null],
    [null, { scope: "outside-power", dueOn: null, text }, "2026"],
    ["horizon-missing", { scope: "horizon", dueOn: null, text }, null],
    ["horizon-passed", { scope: "horizon", dueOn: "2026-11-23", text }, null],
    ["horizon-not-later", { scope: "horizon", dueOn: "2026-12", text }, "2026"],
    ["horizon-not-later", { scope: "horizon", dueOn: "2027-06", text }, "2027"],
    ["text-too-short", { scope: "outside-power", dueOn: null, text: "Not mine." }, null],
  ] as const)("%s: %j, named %s", (code, draft, named) => {
    const outcome = decideRescope(draft, named, today)
    expect(outcome.ok ? null : outcome.refusal.code).toBe(code)
  })

  test("forgets a horizon that does not belong to what is said", () => {
    const outcome = decideRescope({ scope: "outside-power", dueOn: "2030", text }, null, today)
    expect(outcome).toMatchObject({ value: { dueOn: null } })
  })
})

describe("a ticket", () => {
  const draft = { objection: "never-said", text, sourceUrl: null, duplicateOf: null } as const

  test("is due after ten working days, a holiday in between not counted", () => {
    expect(ticketDueOn("2026-11-24T06:00:00.000Z", homeCalendar)).toBe("2026-12-08")
    // Independence Day, 16 December.
    expect(ticketDueOn("2026-12-10T06:00:00.000Z", homeCalendar)).toBe("2026-12-25")
  })

  test.each([
    [null, draft, false],
    ["ticket-open", draft, true],
    ["context-source-needed", { ...draft, objection: "context-missing" }, false],
    [null, { ...draft, objection: "context-missing", sourceUrl: "https://example.org" }, false],
    ["twin-needed", { ...draft, objection: "duplicate" }, false],
    [null, { ...draft, objection: "duplicate", duplicateOf: 7 }, false],
    ["text-too-short", { ...draft, text: "No." }, false],
    ["text-too-long", { ...draft, text: "a".repeat(1001) }, false],
  ] as const)("%s", (code, made, isOpen) => {
    const outcome = decideTicket(made, isOpen)
    expect(outcome.ok ? null : outcome.refusal.code).toBe(code)
  })

  test.each([
    [null, null, text, { recorder: 1, decider: 2 }],
    [null, null, text, { recorder: null, decider: 2 }],
    ["own-record", null, text, { recorder: 2, decider: 2 }],
    ["decided-already", "upheld", text, { recorder: 1, decider: 2 }],
    ["reason-too-short", null, "No.", { recorder: 1, decider: 2 }],
  ] as const)("is answered: %s", (code, outcome, reason, sides) => {
    const decision = decideTicketAnswer({ outcome }, reason, sides)
    expect(decision.ok ? null : decision.refusal.code).toBe(code)
  })
})

test("a profile is frozen when every seat on record was left", () => {
  function seat(startDate: string, endDate: string | null) {
    return { startDate, endDate, period: null }
  }

  expect(isFrozen([], today)).toBe(false)
  expect(isFrozen([seat("2023", null)], today)).toBe(false)
  expect(isFrozen([seat("2019", "2022"), seat("2023", "2026-11-24")], today)).toBe(false)
  expect(isFrozen([seat("2019", "2022"), seat("2023", "2026-11-23")], today)).toBe(true)
})

describe("responseRate", () => {
  const now = "2026-11-24T06:00:00.000Z"
  const long = "The kitchens of the eastern schools open in spring; the tender was won in June."
  const own = [
    "The road was surveyed in May, and the works begin when the frost is over.",
    "The clinic has its roof, the doctors' houses follow with the second stage.",
    "The bus runs twice a day since September; a third run waits for a driver.",
    "The council voted the money for the library; the shelves are being made.",
  ]
  const delivered = later(now, -30 * day)

  function asked(answer: string | null, days = 1, deliveredAt: string | null = delivered) {
    const at = later(deliveredAt ?? delivered, days * day)
    return { deliveredAt, answer: answer === null ? null : { text: answer, at } }
  }

  test.each<[string, ReplyAsked[], object]>([
    ["nothing was asked", [], { counted: 0, answered: 0, share: null }],
    ["silence", [asked(null)], { counted: 1, answered: 0 }],
    ["an answer on the last day", [asked(long, cutOffDays)], { counted: 1, answered: 1 }],
    ["a late one", [asked(long, cutOffDays + 0.01)], { counted: 1, answered: 0, short: 0 }],
    ["mail that did not arrive", [asked(null, 1, null)], { counted: 0 }],
    ["39 letters", [asked("a".repeat(39))], { answered: 0, short: 1 }],
    ["40 letters", [asked("a".repeat(40))], { answered: 1, short: 0 }],
    ["letters, not spaces", [asked("a b ".repeat(15))], { answered: 0, short: 1 }],
    [
      "the same text again: the first counts",
      [asked(long, 1), asked(` ${long.toUpperCase()}`, 2)],
      { counted: 2, answered: 1, repeated: 1 },
    ],
    [
      "asked too lately to count",
      [asked(long, 1, later(now, -13 * day))],
      { counted: 0, answered: 0 },
    ],
    [
      "asked just long enough ago",
      [asked(null, 1, later(now, -14 * day))],
      { counted: 1, answered: 0 },
    ],
    ["four: no share", own.map((one) => asked(one)), { counted: 4, answered: 4, share: null }],
    [
      "five: a share",
      [...own, null].map((one) => asked(one)),
      { counted: 5, answered: 4, share: 0.8, rule: 1 },
    ],
  ])("%s", (_, requests, expected) => {
    expect(responseRate(requests, now)).toMatchObject(expected)
  })

  test("an answer that repeats a late one is no answer of its own either", () => {
    const requests = [asked(long, 20, later(now, -60 * day)), asked(long, 1)]
    expect(responseRate(requests, now)).toMatchObject({ counted: 2, answered: 0, repeated: 1 })
  })

  test("likeness runs from nothing in common to the same", () => {
    expect(likeness(long, long)).toBe(1)
    expect(likeness(long, own[0] ?? "")).toBeLessThan(0.4)
    expect(likeness(long, `${long} Thank you.`)).toBeGreaterThan(0.9)
    expect(likeness("", long)).toBe(0)
  })
})
