import { describe, expect, test } from "vitest"
import { decideAction, evidenceDirection, voteDirection } from "#app/domain/evidence.ts"
import type { ActionDraft } from "#app/domain/evidence.ts"

describe("voteDirection", () => {
  test.each([
    ["yes", "yes", "supports"],
    ["no", "no", "supports"],
    ["yes", "no", "contradicts"],
    ["no", "yes", "contradicts"],
    ["yes", "abstain", "context"],
    ["yes", "absent", "context"],
    ["no", "not-voting", "context"],
    ["yes", "both", "context"],
    ["no", "paired", "context"],
    ["yes", null, "context"],
  ] as const)("promised %s, voted %s: %s", (fulfillingOption, ownOption, direction) => {
    expect(voteDirection({ fulfillingOption, ownOption })).toBe(direction)
  })
})

test("a vote speaks for itself, other evidence as declared", () => {
  const against = { fulfillingOption: "yes", ownOption: "no" } as const
  expect(evidenceDirection("supports", against)).toBe("contradicts")
  expect(evidenceDirection("supports", null)).toBe("supports")
  expect(evidenceDirection(null, null)).toBe("context")
})

describe("decideAction", () => {
  const today = "2026-11-24"
  const visit: ActionDraft = {
    kind: "local-work",
    title: "Visit to the site",
    note: "A slab of concrete, no walls.",
    direction: "contradicts",
    strength: "strong",
    happenedOn: "2026-11",
  }

  test("takes what happened in the month that has begun", () => {
    expect(decideAction({ ...visit, note: ` ${visit.note} ` }, today)).toEqual({
      ok: true,
      value: visit,
    })
  })

  test.each([
    ["title-too-short", { title: "Ok" }],
    ["title-too-long", { title: "a".repeat(201) }],
    ["note-too-short", { note: "A slab." }],
    ["note-too-long", { note: "a".repeat(601) }],
    ["happened-in-future", { happenedOn: "2026-11-25" }],
  ])("refuses: %s", (code, changes) => {
    expect(decideAction({ ...visit, ...changes }, today)).toMatchObject({ refusal: { code } })
  })
})
