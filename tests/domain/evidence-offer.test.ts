import { describe, expect, test } from "vitest"
import { decideConfirming, decideOffer, offerState } from "#app/domain/evidence-offer.ts"
import type { OfferDecision, OfferTimes } from "#app/domain/evidence-offer.ts"

const offeredAt = "2026-11-24T06:00:00.000Z"
const confirmedAt = "2026-11-24T06:10:00.000Z"
const fresh: OfferTimes = { offeredAt, confirmedAt: null, decision: null }
const waiting: OfferTimes = { ...fresh, confirmedAt }

describe("an offer", () => {
  test.each([
    ["unconfirmed", fresh],
    ["pending", waiting],
    ["accepted", { ...waiting, decision: "accepted" }],
    ["refused", { ...waiting, decision: "refused" }],
  ] as const)("is %s", (state, offer) => {
    expect(offerState(offer)).toBe(state)
  })

  test("is confirmed until the last moment of three days, and again without effect", () => {
    expect(decideConfirming(fresh, "2026-11-27T05:59:59.999Z")).toMatchObject({ ok: true })
    expect(decideConfirming(fresh, "2026-11-27T06:00:00.000Z")).toMatchObject({
      refusal: { code: "offer-expired" },
    })
    const later = decideConfirming(waiting, "2027-01-01T00:00:00.000Z")
    expect(later).toEqual({ ok: true, value: { again: true } })
  })
})

describe("decideOffer", () => {
  const taken: OfferDecision = { decision: "accepted", reason: "source-checked", words: null }

  test("takes a word with a reason that fits it", () => {
    expect(decideOffer(waiting, taken)).toEqual({ ok: true, value: taken })
    const refused = { decision: "refused", reason: "opinion-only", words: " It is an opinion. " }
    expect(decideOffer(waiting, refused as OfferDecision)).toMatchObject({
      value: { words: "It is an opinion." },
    })
  })

  test.each([
    ["offer-unconfirmed", fresh, taken],
    ["decided-already", { ...waiting, decision: "refused" }, taken],
    ["reason-unfit", waiting, { ...taken, reason: "opinion-only" }],
    ["reason-unfit", waiting, { ...taken, decision: "refused" }],
    ["words-too-short", waiting, { ...taken, words: "No." }],
    ["words-too-long", waiting, { ...taken, words: "a".repeat(601) }],
  ] as const)("refuses: %s", (code, offer, decision) => {
    expect(decideOffer(offer, decision)).toMatchObject({ refusal: { code } })
  })
})
