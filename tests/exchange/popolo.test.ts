import { describe, expect, test } from "vitest"
import { mapPopolo } from "#app/exchange/popolo.ts"
import { Tally } from "#app/exchange/tally.ts"

function map(parsed: unknown, given: string | null = null) {
  const tally = new Tally()
  const mapped = mapPopolo(parsed, given, tally)
  if (!mapped.ok) throw new Error(mapped.refusal.code)
  return { ...mapped.value, records: new Map(mapped.value.records), tally }
}

const legislature = { id: "l", name: "Chamber", classification: "legislature" }

describe("the space of a file's ids", () => {
  test.each([
    [
      "its legislature's Wikidata item",
      {
        identifiers: [
          { scheme: "a", identifier: "1" },
          { scheme: "wikidata", identifier: "Q5" },
        ],
      },
      "wikidata:Q5",
    ],
    ["else another identifier", { identifiers: [{ scheme: "b", identifier: "2" }] }, "b:2"],
    ["else its name and sources", {}, "Chamber https://example.org/"],
  ])("is %s", (_, more, source) => {
    const mapped = map({
      organizations: [{ ...legislature, ...more }],
      persons: [{ id: "p", name: "Some Body" }],
      meta: { sources: ["https://example.org/"] },
    })
    expect(mapped.source).toBe(source)
    expect(mapped.records.get("organization")?.[0]?.ref.source).toBe(source)
    expect(mapped.records.get("person")?.[0]?.ref.source).toBe("popolo")
  })

  test("is the shared one for a file of several legislatures, and what --source names for all", () => {
    const file = {
      organizations: [legislature, { ...legislature, id: "m" }],
      persons: [{ id: "p", name: "Some Body" }],
    }
    expect(map(file).source).toBe("popolo")
    const named = map(file, "key")
    expect(named.source).toBe("key")
    expect(named.records.get("person")?.[0]?.ref.source).toBe("key")
  })
})

describe("a membership without an id", () => {
  const seat = { person_id: "p", organization_id: "l", role: "member" }

  function idsOf(memberships: readonly object[]): string[] {
    const { records } = map({ organizations: [legislature], memberships })
    return (records.get("membership") ?? []).map(({ ref }) => ref.id)
  }

  test("keeps its id when its party or its end is corrected", () => {
    const corrected = { ...seat, on_behalf_of_id: "reds", end_date: "2024-01-01" }
    expect(idsOf([corrected])).toEqual(idsOf([seat]))
  })

  test("is told apart by all it says where another has the same person, place and start", () => {
    const [one, other] = idsOf([
      { ...seat, on_behalf_of_id: "reds" },
      { ...seat, on_behalf_of_id: "blues" },
    ])
    expect(one).not.toBe(other)
  })

  test("is the same as its repetition to the letter", () => {
    const [one, other] = idsOf([seat, { ...seat }])
    expect(one).toBe(other)
  })
})

describe("a nested membership", () => {
  test("is of the person it stands in, or of the organization", () => {
    const { records } = map({
      persons: [{ id: "p", name: "Some Body", memberships: [{ organization_id: "l" }] }],
      organizations: [{ ...legislature, memberships: [{ person_id: "p" }] }],
    })
    const links = (records.get("membership") ?? []).map(({ links }) => [
      links["personId"]?.id,
      links["organizationId"]?.id,
    ])
    expect(links).toEqual([
      ["p", "l"],
      ["p", "l"],
    ])
  })
})

test("a collection that is none of Popolo's is warned of, and votes are pointed to their format", () => {
  const { tally } = map({ persons: [], warnings: {}, motions: [] })
  expect(tally.problems.map(({ place, reason }) => `${place} ${reason}`)).toEqual([
    "/warnings no collection of Popolo: not kept",
    "/motions not read here: use the format popolo-votes",
  ])
})
