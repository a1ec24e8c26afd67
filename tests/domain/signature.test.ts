import { describe, expect, test } from "vitest"
import { petitionStates } from "#app/domain/petition.ts"
import {
  activeSignatureStates,
  decideConfirmation,
  decideRequest,
  decideWithdrawal,
  mayMoveSignature,
  signatureStates,
  signatureTransitions,
} from "#app/domain/signature.ts"

const petition = {
  state: "open",
  areaId: 12,
  closesOn: "2024-03-01",
  timeZone: "Asia/Almaty",
} as const

const neighbour = { areaId: 12 }

/** Almaty was at UTC+6 until the end of February 2024 and is at UTC+5 since. */
const lastMoment = "2024-03-01T18:59:59.999Z"
const dayAfter = "2024-03-01T19:00:00.000Z"

describe("decideRequest", () => {
  test("takes a request in the last moment of the last day, in the country's time", () => {
    expect(decideRequest(petition, neighbour, lastMoment)).toEqual({
      ok: true,
      value: { requestedAt: lastMoment, expiresAt: "2024-03-03T18:59:59.999Z" },
    })
  })

  test("ended the day at UTC+6 before the clocks of the country were changed", () => {
    const february = { ...petition, closesOn: "2024-02-28" }
    expect(decideRequest(february, neighbour, "2024-02-28T17:59:59.999Z").ok).toBe(true)
    expect(decideRequest(february, neighbour, "2024-02-28T18:00:00.000Z").ok).toBe(false)
  })

  test("asks no district where the whole country may sign", () => {
    expect(decideRequest({ ...petition, areaId: null }, { areaId: 99 }, lastMoment).ok).toBe(true)
  })

  test("names the last day when the period is over, also before the clock has closed it", () => {
    expect(decideRequest(petition, neighbour, dayAfter)).toEqual({
      ok: false,
      refusal: { code: "signing-period-over", details: { lastDay: "2024-03-01" } },
    })
  })

  test.each([
    ["outside-area", petition, { areaId: 13 }],
    ["not-open", { ...petition, state: "paused" as const }, neighbour],
    ["not-open", { ...petition, state: "reply-window" as const, closesOn: null }, neighbour],
  ])("refuses: %s", (code, petition, signer) => {
    expect(decideRequest(petition, signer, lastMoment)).toEqual({ ok: false, refusal: { code } })
  })

  test("takes requests while open, and from seconders", () => {
    const taken = petitionStates.filter(
      (state) => decideRequest({ ...petition, state }, neighbour, lastMoment).ok,
    )
    expect(taken).toEqual(["seconding", "open"])
  })
})

describe("decideConfirmation", () => {
  const pending = { state: "pending", expiresAt: dayAfter, confirmedAt: null } as const
  const counted = { ...pending, state: "counted", confirmedAt: "2024-02-28T00:00:00.000Z" } as const

  test("counts it once", () => {
    expect(decideConfirmation(pending, petition, false, lastMoment)).toEqual({
      ok: true,
      value: { turn: "first", state: "counted", confirmedAt: lastMoment },
    })
  })

  test("counts only while open; holds at any time before, also asked for while seconders were sought", () => {
    const become = Object.fromEntries(
      petitionStates.map((state) => [
        state,
        decideConfirmation(pending, { ...petition, state }, false, lastMoment),
      ]),
    )
    const first = Object.entries(become).flatMap(([state, outcome]) =>
      outcome.ok ? [`${state}: ${outcome.value.state}`] : [],
    )
    expect(first).toEqual([
      "seconding: held",
      "legal-check: held",
      "reply-window: held",
      "open: counted",
    ])
  })

  test.each([
    ["counted", lastMoment, true],
    ["counted after the petition closed", dayAfter, true],
    ["held", lastMoment, false],
  ])("answers the same when opened again: %s", (name, now, alreadyCounted) => {
    const signature = name === "held" ? ({ ...counted, state: "held" } as const) : counted
    expect(decideConfirmation(signature, petition, alreadyCounted, now)).toEqual({
      ok: true,
      value: { turn: "repeated", state: signature.state, confirmedAt: counted.confirmedAt },
    })
  })

  test.each([
    ["link-expired", { ...pending, expiresAt: lastMoment }, petition, false, lastMoment],
    ["link-expired", { ...pending, state: "expired" }, petition, false, lastMoment],
    ["link-expired", { ...counted, state: "expired" }, petition, false, lastMoment],
    ["already-signed", pending, petition, true, lastMoment],
    ["not-open", pending, { ...petition, state: "paused" }, false, lastMoment],
    ["signing-period-over", pending, petition, false, dayAfter],
    ["withdrawn", { ...counted, state: "withdrawn" }, petition, false, lastMoment],
    ["invalidated", { ...counted, state: "invalidated" }, petition, false, lastMoment],
  ] as const)("refuses: %s", (code, signature, petition, alreadyCounted, now) => {
    expect(decideConfirmation(signature, petition, alreadyCounted, now)).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })
})

describe("decideWithdrawal", () => {
  test.each(["pending", "counted", "held"] as const)("takes back what is %s", (state) => {
    expect(decideWithdrawal({ state, withdrawnAt: null }, petition, lastMoment)).toEqual({
      ok: true,
      value: { turn: "first", withdrawnAt: lastMoment },
    })
  })

  test("answers the same when repeated, also when the petition is over", () => {
    const withdrawn = { state: "withdrawn", withdrawnAt: "2024-02-20T00:00:00.000Z" } as const
    expect(decideWithdrawal(withdrawn, { state: "closed-reached" }, dayAfter)).toEqual({
      ok: true,
      value: { turn: "repeated", withdrawnAt: withdrawn.withdrawnAt },
    })
  })

  test.each([
    ["petition-closed", "counted", "closed-reached"],
    ["petition-closed", "counted", "moot"],
    ["invalidated", "invalidated", "open"],
    ["expired", "expired", "open"],
  ] as const)("refuses: %s", (code, state, petitionState) => {
    const outcome = decideWithdrawal(
      { state, withdrawnAt: null },
      { state: petitionState },
      dayAfter,
    )
    expect(outcome).toEqual({ ok: false, refusal: { code } })
  })
})

describe("the table of a signature", () => {
  test("ends in withdrawn and expired; an invalidated one comes back by an upheld appeal alone", () => {
    const final = signatureStates.filter(
      (state) => !signatureTransitions.some(({ from }) => from === state),
    )
    expect(final).toEqual(["withdrawn", "expired"])
    expect(signatureTransitions.filter(({ from }) => from === "invalidated")).toEqual([
      { from: "invalidated", to: "counted", by: "moderator", why: "appeal-upheld" },
    ])
  })

  test("lets nobody but the signer withdraw", () => {
    for (const state of activeSignatureStates) {
      expect(mayMoveSignature(state, "withdrawn", "signer")).toBe(true)
      expect(mayMoveSignature(state, "withdrawn", "moderator")).toBe(false)
    }
  })
})
