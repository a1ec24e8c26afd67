import { describe, expect, test } from "vitest"
import { decideEligibility } from "#app/domain/eligibility.ts"
import type { EligibilityFacts } from "#app/domain/eligibility.ts"
import { onlineWays, strengthOf, waysOf } from "#app/domain/identity.ts"
import { assurances } from "#app/domain/signature.ts"
import type { Assurance } from "#app/domain/signature.ts"

const facts: EligibilityFacts = {
  petition: { areaId: 7, asks: "iin", ways: onlineWays },
  claim: { assurance: "eds", iin: "900101100004" },
  entry: { areaId: 7, votesFrom: null },
  hasRoll: true,
  today: "2026-04-01",
}

describe("decideEligibility", () => {
  test.each([
    ["who stands on the roll of the district", {}, true],
    ["who comes of age today", { entry: { areaId: 7, votesFrom: "2026-04-01" } }, true],
    ["whom no roll knows, where mail alone is enough too", { entry: null }, false],
    [
      "anybody of the country where the petition is bound to no district",
      { petition: { ...facts.petition, areaId: null } },
      true,
    ],
  ] as const)("takes %s", (_, given, onRoll) => {
    expect(decideEligibility({ ...facts, ...given })).toEqual({ ok: true, value: { onRoll } })
  })

  test.each([
    ["iin-needed", { claim: { assurance: "oidc", iin: null } }],
    ["outside-area", { entry: { areaId: 8, votesFrom: null } }],
    ["not-of-age", { entry: { areaId: 7, votesFrom: "2026-04-02" } }],
    ["not-on-roll", { entry: null, claim: { assurance: "roll", iin: "900101100004" } }],
    ["not-on-roll", { entry: null, petition: { ...facts.petition, ways: ["roll", "eds"] } }],
  ] as const)("refuses: %s", (code, given) => {
    const outcome = decideEligibility({ ...facts, ...given })
    expect(outcome).toEqual({ ok: false, refusal: { code } })
  })

  test("asks for no roll where none of the district was imported", () => {
    const ways = ["roll", "eds"] as const
    const without = { ...facts, entry: null, hasRoll: false, petition: { ...facts.petition, ways } }
    expect(decideEligibility(without)).toEqual({ ok: true, value: { onRoll: false } })
  })
})

describe("waysOf", () => {
  const all = new Set<Assurance>(assurances)

  test("takes all that is set up, and for a petition that asks for no IIN mail alone", () => {
    expect(waysOf(all, "iin", null, null)).toEqual(["email", "roll", "oidc", "eds"])
    expect(waysOf(new Set<Assurance>(["email", "eds"]), "iin", null)).toEqual(["email", "eds"])
    expect(waysOf(all, "email", null)).toEqual(["email"])
  })

  test("leaves out what the petition or its rules leave out", () => {
    expect(waysOf(all, "iin", ["eds", "email", "paper"], ["eds", "oidc"])).toEqual(["eds"])
    expect(waysOf(all, "iin", ["paper"], null)).toEqual([])
  })
})

test("each way is worth more than the one before", () => {
  const sorted = [...assurances].sort((one, other) => strengthOf(one) - strengthOf(other))
  expect(sorted).toEqual(["email", "roll", "paper", "oidc", "eds"])
})
