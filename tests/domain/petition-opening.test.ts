import { describe, expect, test } from "vitest"
import { decideOpening } from "#app/domain/petition-opening.ts"
import type { OpeningFacts } from "#app/domain/petition-opening.ts"
import { pathToOpening } from "#app/domain/petition-path.ts"
import { petitionTextLimits } from "#app/domain/petition-text.ts"

function days(value: number) {
  return { value, unit: "calendar-days" } as const
}

const atOnce = {
  timeZone: "Asia/Almaty",
  seconders: 0,
  secondingPeriod: days(14),
  legalCheck: "nobody",
  replyWindow: days(0),
  signingWindow: days(30),
  pauseStopsClock: true,
} as const

const broken = { pledgeId: 5, personId: 7, verdict: { id: 70, rating: "broken" } } as const

const facts: OpeningFacts = {
  text: {
    title: "Recall of the deputy of the Northern district",
    statement: "The road to the school was promised by September and was never begun.",
  },
  deputyId: 7,
  mandate: { startDate: "2023-03-19", endDate: "2028-03-19", period: null },
  grounds: [broken],
  livePetition: null,
  procedure: atOnce,
  recallRefusals: [],
}

/** Already 1 March in Almaty, the first day of its common time UTC+5. */
const now = "2024-02-29T19:30:00.000Z"

describe("decideOpening", () => {
  test("opens at once where nothing comes before: 30 days, the first not counted", () => {
    expect(decideOpening(facts, now)).toEqual({
      ok: true,
      value: {
        text: facts.text,
        state: "open",
        grounds: [{ pledgeId: 5, verdictId: 70 }],
        replyDueOn: null,
        openedAt: now,
        closesOn: "2024-03-31",
      },
    })
  })

  test("gives the deputy ten days before anybody signs", () => {
    const procedure = { ...atOnce, replyWindow: days(10) }
    expect(decideOpening({ ...facts, procedure }, now)).toMatchObject({
      value: { state: "reply-window", replyDueOn: "2024-03-11", openedAt: null, closesOn: null },
    })
  })

  test.each([
    [{ seconders: 5, legalCheck: "moderator", replyWindow: days(10) }, "seconding"],
    [{ legalCheck: "moderator", replyWindow: days(10) }, "legal-check"],
    [{ replyWindow: { value: 10, unit: "working-days" } }, "reply-window"],
    [{}, "open"],
  ] as const)("under %o begins with %s", (changes, state) => {
    const procedure = { ...atOnce, ...changes }
    expect(decideOpening({ ...facts, procedure }, now)).toMatchObject({ value: { state } })
    expect(pathToOpening(procedure)[1]).toBe(state)
  })

  test.each([
    ["title-too-short", { text: { ...facts.text, title: "  Recall   " } }],
    ["title-too-long", { text: { ...facts.text, title: "a".repeat(121) } }],
    ["statement-too-short", { text: { ...facts.text, statement: "Not kept." } }],
    ["statement-too-long", { text: { ...facts.text, statement: "a".repeat(2001) } }],
    ["mandate-over", { mandate: { startDate: "2021", endDate: "2024-02-29", period: null } }],
    ["mandate-not-begun", { mandate: { startDate: "2024-03-02", endDate: null, period: null } }],
    ["live-petition-exists", { livePetition: "k3v9x2m4q8ab7tpz" }],
    ["no-grounds", { grounds: [] }],
    ["ground-twice", { grounds: [broken, broken] }],
    ["ground-of-another-deputy", { grounds: [{ ...broken, personId: 8 }] }],
    ["ground-without-verdict", { grounds: [broken, { ...broken, pledgeId: 6, verdict: null }] }],
    ["ground-not-broken", { grounds: [{ ...broken, verdict: { id: 71, rating: "stalled" } }] }],
  ] as const)("refuses: %s", (code, changes) => {
    expect(decideOpening({ ...facts, ...changes }, now)).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })

  test("passes on what the rule set refuses, with its article", () => {
    const refusal = {
      code: "closed-at-start",
      article: "113-12(2)",
      details: { opensOn: "2024-03-20" },
    }
    const outcome = decideOpening({ ...facts, recallRefusals: [refusal] }, now)
    expect(outcome).toEqual({ ok: false, refusal })
  })

  test("counts letters, not code units, up to the limit itself", () => {
    const title = "🌲".repeat(petitionTextLimits.title.most)
    expect(decideOpening({ ...facts, text: { ...facts.text, title } }, now).ok).toBe(true)
  })
})
