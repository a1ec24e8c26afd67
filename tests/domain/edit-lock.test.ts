import { describe, expect, test } from "vitest"
import {
  decideLanding,
  decideTaking,
  holdAt,
  itemPath,
  textItem,
  untouched,
} from "#app/domain/edit-lock.ts"
import { accept, refuse } from "#app/lib/outcome.ts"

const since = "2026-11-24T06:00:00.000Z"
const lastMoment = "2026-11-24T06:29:59.999Z"
const lapsed = "2026-11-24T06:30:00.000Z"
const held = { version: 3, hold: { accountId: 7, since } }

describe("a hold", () => {
  test("stands for half an hour, the last millisecond included", () => {
    expect(holdAt(held, lastMoment)).toEqual(held.hold)
    expect(holdAt(held, lapsed)).toBeNull()
  })

  test.each([
    ["nobody holds it", untouched, 8, null, lastMoment],
    ["they hold it themselves", held, 7, null, lastMoment],
    ["the hold has lapsed", held, 8, null, lapsed],
    ["they leave a note", held, 8, "She is away today", lastMoment],
  ])("is taken where %s", (_, item, actor, note, now) => {
    expect(decideTaking(item, actor, note, now)).toEqual(accept(undefined))
  })

  test("is not taken from another without a note", () => {
    expect(decideTaking(held, 8, null, lastMoment)).toEqual(refuse("held-by-another"))
  })
})

describe("a decision", () => {
  test.each([
    ["held-by-another", 3, 8, lastMoment],
    ["decided-meanwhile", 2, 7, lastMoment],
    ["decided-meanwhile", 4, 7, lastMoment],
    ["held-by-another", null, 8, lastMoment],
  ] as const)("is refused: %s", (code, seen, actor, now) => {
    expect(decideLanding(held, seen, actor, now)).toEqual(refuse(code))
  })

  test.each([
    ["of its holder", 3, 7, lastMoment],
    ["of another once the hold has lapsed", 3, 8, lapsed],
    ["that guards itself", null, 7, lastMoment],
  ] as const)("lands: that %s", (_, seen, actor, now) => {
    expect(decideLanding(held, seen, actor, now)).toEqual(accept(undefined))
  })
})

test.each([
  [{ kind: "report", item: "k3v9x2m4q8ab7tpz" }, "/moderation/reports/k3v9x2m4q8ab7tpz"],
  [textItem("claim", "k3v9x2m4q8ab7tpz"), "/moderation/texts/claim/k3v9x2m4q8ab7tpz"],
  [{ kind: "text.account", item: "k3v9x2m4q8ab7tpz" }, undefined],
  [{ kind: "account", item: "k3v9x2m4q8ab7tpz" }, undefined],
])("the page of %o is %s", (item, path) => {
  expect(itemPath(item)).toBe(path)
})
