import { describe, expect, test } from "vitest"
import { decideAccepter, decideInvitation, expiryOfInvitation } from "#app/domain/invitation.ts"

const sentAt = "2026-11-01T06:00:00.000Z"
const invited = { emailTag: "aa", expiresAt: expiryOfInvitation(sentAt), ending: null }
const lastMillisecond = "2026-11-08T05:59:59.999Z"

describe("an invitation", () => {
  test("stands for seven days, to the last millisecond", () => {
    expect(decideInvitation(invited, false, lastMillisecond).ok).toBe(true)
  })

  test.each([
    ["invitation-expired", invited, false, "2026-11-08T06:00:00.000Z"],
    ["invitation-expired", { ...invited, ending: "expired" as const }, false, sentAt],
    ["invitation-used", { ...invited, ending: "accepted" as const }, false, sentAt],
    ["invitation-revoked", { ...invited, ending: "revoked" as const }, false, sentAt],
    ["organization-suspended", invited, true, sentAt],
  ])("is refused: %s", (code, invited, suspended, now) => {
    expect(decideInvitation(invited, suspended, now)).toEqual({ ok: false, refusal: { code } })
  })
})

describe("whoever accepts it", () => {
  test("has the invited address and no role yet", () => {
    expect(decideAccepter(invited, { emailTag: "aa", role: "constituent" }).ok).toBe(true)
  })

  test.each([
    ["invitation-of-another", { emailTag: "bb", role: "constituent" as const }],
    ["has-a-role", { emailTag: "aa", role: "moderator" as const }],
    ["has-a-role", { emailTag: "aa", role: "watchdog" as const }],
  ])("is refused: %s", (code, account) => {
    expect(decideAccepter(invited, account)).toEqual({ ok: false, refusal: { code } })
  })
})
