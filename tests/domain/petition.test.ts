import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  beforeOpeningStates,
  closingStates,
  decideTransition,
  finalStates,
  liveStates,
  petitionStates,
  petitionTransitions,
  publicStates,
  signableStates,
} from "#app/domain/petition.ts"
import type { PetitionActor, PetitionFacts } from "#app/domain/petition.ts"
import type { PetitionProcedure } from "#app/domain/petition-path.ts"

function days(value: number) {
  return { value, unit: "calendar-days" } as const
}

const fullProcedure: PetitionProcedure = {
  timeZone: "Asia/Almaty",
  seconders: 3,
  secondingPeriod: days(14),
  legalCheck: "moderator",
  replyWindow: days(10),
  signingWindow: days(30),
  pauseStopsClock: false,
}

const petition: PetitionFacts = {
  state: "open",
  procedure: fullProcedure,
  secondingSince: "2026-10-01T06:00:00.000Z",
  seconders: 3,
  replyDueOn: "2026-11-01",
  closesOn: "2026-12-01",
  signatureCount: 41,
  threshold: 41,
}

const midday = "2026-11-15T07:00:00.000Z"
const afterClosing = "2026-12-01T19:00:00.000Z"
const lastMoment = "2026-12-01T18:59:59.999Z"

const actors: PetitionActor[] = [
  "proponent",
  "seconder",
  "moderator",
  "deputy",
  "clock",
  "court",
  "system",
]

describe("the states of a petition", () => {
  test("are the twelve of the contract", () => {
    expect(petitionStates.join(" ")).toBe(
      "draft seconding legal-check reply-window open paused closed-reached closed-not-reached rejected withdrawn moot removed",
    )
  })

  test("are live as long as the database allows a deputy one of them", () => {
    expect(liveStates).toEqual(["seconding", "legal-check", "reply-window", "open", "paused"])
  })

  test("are signable only while open, and listed only from opening on", () => {
    expect(signableStates).toEqual(["open"])
    expect(closingStates).toEqual(["open", "paused"])
    expect(publicStates.filter((state) => beforeOpeningStates.includes(state))).toEqual([])
  })

  test("that are final lead nowhere but to removal and, by an appeal, out of it", () => {
    const after = petitionTransitions.filter(
      ({ from, why }) => finalStates.includes(from) && why !== "appeal-upheld",
    )
    expect(new Set(after.map(({ to }) => to))).toEqual(new Set(["removed"]))
  })

  test("can all be reached from a draft", () => {
    const reached = new Set(["draft"])
    for (const { from, to } of [...petitionTransitions, ...petitionTransitions]) {
      if (reached.has(from)) reached.add(to)
    }
    expect(reached.size).toBe(petitionStates.length)
  })
})

describe("the transition table", () => {
  test("has one row for each pair of states and actor", () => {
    const keys = petitionTransitions.map(({ from, to, by }) => `${from} ${to} ${by}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test("is never left, whatever is tried in whatever order", () => {
    const attempt = fc.tuple(fc.constantFrom(...petitionStates), fc.constantFrom(...actors))
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        let facts: PetitionFacts = { ...petition, state: "draft" }
        for (const [to, actor] of attempts) {
          const outcome = decideTransition(facts, to, actor, afterClosing)
          if (!outcome.ok) continue
          const { from, by } = outcome.value
          expect(petitionTransitions).toContainEqual({ from, to, by, why: outcome.value.why })
          expect(from).toBe(facts.state)
          expect(by).toBe(actor)
          facts = { ...facts, state: to }
        }
      }),
    )
  })
})

describe("decideTransition", () => {
  test("closes after the last day has ended in the country's time zone", () => {
    expect(decideTransition(petition, "closed-reached", "clock", afterClosing)).toEqual({
      ok: true,
      value: {
        from: "open",
        to: "closed-reached",
        by: "clock",
        why: "signing-period-over",
        at: afterClosing,
      },
    })
  })

  test("lets the last signature of the reply reach nothing short of the threshold", () => {
    const short = { ...petition, signatureCount: 40 }
    expect(decideTransition(short, "closed-not-reached", "clock", afterClosing).ok).toBe(true)
  })

  test("opens at the deputy's reply, before the window has ended", () => {
    const waiting = { ...petition, state: "reply-window" as const, replyDueOn: "2026-11-20" }
    expect(decideTransition(waiting, "open", "deputy", midday).ok).toBe(true)
  })

  test("closes a paused petition too, where a pause does not stop the clock", () => {
    const paused = { ...petition, state: "paused" as const }
    expect(decideTransition(paused, "closed-reached", "clock", afterClosing).ok).toBe(true)
    const procedure = { ...fullProcedure, pauseStopsClock: true }
    expect(
      decideTransition({ ...paused, procedure }, "closed-reached", "clock", afterClosing),
    ).toMatchObject({ refusal: { code: "too-early" } })
  })

  test("goes back to look for seconders when too few of them are left, and only then", () => {
    const checked = { ...petition, state: "legal-check" as const }
    const few = { ...checked, seconders: 2 }
    expect(decideTransition(few, "seconding", "seconder", midday).ok).toBe(true)
    expect(decideTransition(checked, "seconding", "seconder", midday).ok).toBe(false)
  })

  test.each([
    ["petition-over", { state: "rejected" }, "open", "moderator", midday],
    ["no-such-transition", { state: "open" }, "seconding", "proponent", midday],
    ["not-yours-to-move", { state: "open" }, "paused", "deputy", midday],
    ["not-yours-to-move", { state: "open" }, "withdrawn", "moderator", midday],
    ["step-skipped", { state: "draft" }, "open", "proponent", midday],
    ["step-skipped", { state: "seconding" }, "reply-window", "seconder", midday],
    ["seconders-missing", { state: "seconding", seconders: 2 }, "legal-check", "seconder", midday],
    ["too-early", { state: "open" }, "closed-reached", "clock", lastMoment],
    ["too-early", { state: "reply-window", replyDueOn: "2026-11-15" }, "open", "clock", midday],
    ["too-early", { state: "reply-window", replyDueOn: null }, "open", "clock", midday],
    ["too-early", { state: "seconding" }, "rejected", "clock", "2026-10-15T18:59:59.999Z"],
    ["threshold-reached", { state: "open" }, "closed-not-reached", "clock", afterClosing],
    [
      "threshold-not-reached",
      { state: "open", signatureCount: 40 },
      "closed-reached",
      "clock",
      afterClosing,
    ],
    [
      "threshold-not-reached",
      { state: "open", threshold: null },
      "closed-reached",
      "clock",
      afterClosing,
    ],
  ] as const)("refuses %s: %o → %s by %s", (code, facts, to, actor, now) => {
    expect(decideTransition({ ...petition, ...facts }, to, actor, now)).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })
})
