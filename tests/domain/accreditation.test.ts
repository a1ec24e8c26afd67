import { describe, expect, test } from "vitest"
import {
  accreditationSteps,
  decideAccreditation,
  decideManaging,
  stepsFrom,
} from "#app/domain/accreditation.ts"
import type { AccreditationState } from "#app/domain/accreditation.ts"

const states = ["applied", "declined", "admitted", "suspended"] as const

describe("an organisation", () => {
  const leads: Readonly<Record<string, AccreditationState>> = {
    "applied admit": "admitted",
    "applied decline": "declined",
    "admitted suspend": "suspended",
    "suspended reinstate": "admitted",
  }

  test.each(states.flatMap((state) => accreditationSteps.map((step) => ({ state, step }))))(
    "that is $state: $step",
    ({ state, step }) => {
      const to = leads[`${state} ${step}`]
      expect(decideAccreditation(state, step)).toEqual(
        to === undefined
          ? { ok: false, refusal: { code: "organization-elsewhere" } }
          : { ok: true, value: to },
      )
      expect(stepsFrom(state).includes(step)).toBe(to !== undefined)
    },
  )
})

describe("managing an organisation", () => {
  const admin = { id: 1, role: "watchdog", personId: null } as const
  const accreditation = { organizationId: 7, adminId: 1 }

  test("is for its admin", () => {
    expect(decideManaging(accreditation, admin)).toEqual({ ok: true, value: accreditation })
  })

  test.each([
    ["no-such-organization", undefined, admin],
    ["no-such-organization", { organizationId: null, adminId: 1 }, admin],
    ["not-yours", { organizationId: 7, adminId: 2 }, admin],
    ["not-yours", { organizationId: 7, adminId: null }, admin],
    ["not-yours", accreditation, { ...admin, role: "operator" as const }],
    ["not-yours", accreditation, { ...admin, barredSince: "2026-11-01T06:00:00.000Z" }],
  ])("is refused: %s", (code, accreditation, actor) => {
    expect(decideManaging(accreditation, actor)).toEqual({ ok: false, refusal: { code } })
  })
})
