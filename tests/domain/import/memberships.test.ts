import { describe, expect, test } from "vitest"
import { isBackwards, isOverlapping } from "#app/domain/membership-span.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { countsIn, importOne, sayAll } from "#tests/support/import.ts"

interface Told {
  readonly who: string
  readonly party?: string
  readonly from?: string
  readonly to?: string
}

function file(...told: readonly Told[]) {
  return {
    persons: ["ann", "ben"].map((id) => ({ id, name: `${id} Example` })),
    organizations: [
      { id: "l", name: "Chamber", classification: "legislature" },
      ...["red", "blue"].map((id) => ({ id, name: id, classification: "party" })),
    ],
    memberships: told.map(({ who, party = "red", from, to }) => ({
      ...{ person_id: who, organization_id: "l", on_behalf_of_id: party, role: "member" },
      ...{ start_date: from, end_date: to },
    })),
  }
}

async function stands(db: Db): Promise<string[]> {
  const rows = await db.read
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.person_id")
    .innerJoin("organization as party", "party.id", "membership.on_behalf_of_id")
    .select(["person.name", "party.name as party", "start_date", "end_date"])
    .orderBy("membership.id")
    .execute()
  return rows.map((row) => `${row.name.slice(0, 3)} ${row.party} ${row.start_date}–${row.end_date}`)
}

describeOnBothEngines("memberships over time", (open) => {
  test("an end, a new party, a successor: told by days, nobody doubled, twice the same", async () => {
    const db = await open()
    await importOne(db, "popolo", file({ who: "ann", from: "2020-01-15" }))
    const later = file(
      { who: "ann", from: "2020-01-15", to: "2022-05-01" },
      { who: "ann", party: "blue", from: "2022-05-02", to: "2023-03-01" },
      { who: "ben", party: "blue", from: "2023-03-02" },
    )
    expect(countsIn(await importOne(db, "popolo", later))).toMatchObject({
      updated: 1,
      warnings: 0,
    })
    const after = [
      "ann red 2020-01-15–2022-05-01",
      "ann blue 2022-05-02–2023-03-01",
      "ben blue 2023-03-02–null",
    ]
    expect(await stands(db)).toEqual(after)
    expect(countsIn(await importOne(db, "popolo", later))).toMatchObject({ added: 0, updated: 0 })
    expect(await stands(db)).toEqual(after)
  })

  test.each([
    [undefined, "2020-01-15"],
    ["2020", "2020-01-15"],
    ["2020-01", "2020-01-15"],
  ])("a start that was %s becomes known in the row that stands", async (before, now) => {
    const db = await open()
    await importOne(
      db,
      "popolo",
      file(before === undefined ? { who: "ann" } : { who: "ann", from: before }),
    )
    const second = file({ who: "ann", from: now }, { who: "ben", from: now })
    expect(countsIn(await importOne(db, "popolo", second))).toMatchObject({ added: 1, updated: 1 })
    expect(await stands(db)).toEqual([`ann red ${now}–null`, `ben red ${now}–null`])
    expect(countsIn(await importOne(db, "popolo", second))).toMatchObject({ added: 0, updated: 0 })
  })

  test("two that could be the one that stands are both new: nobody is told from guesswork", async () => {
    const db = await open()
    await importOne(db, "popolo", file({ who: "ann" }))
    const two = file({ who: "ann", from: "2020", to: "2021" }, { who: "ann", from: "2022" })
    expect(countsIn(await importOne(db, "popolo", two))).toMatchObject({ added: 2, updated: 0 })
  })

  test("what ends before it begins is rejected, what overlaps is told", async () => {
    const db = await open()
    const report = await importOne(
      db,
      "popolo",
      file(
        { who: "ann", from: "2022-05-02", to: "2022-05-01" },
        { who: "ben", from: "2020-01-01", to: "2022-12-31" },
        { who: "ben", party: "blue", from: "2022-06-01" },
      ),
    )
    expect(sayAll(report)).toEqual([
      "reject /memberships/0: ends before it begins",
      "warning /memberships/2: overlaps with the membership at /memberships/1: kept as both stand",
    ])
    expect(await stands(db)).toHaveLength(2)
  })
})

describe("days known in part", () => {
  test.each([
    ["2020", "2020", false],
    ["2021", "2020-12-31", true],
    ["2020-12", "2020-12-01", false],
    [null, "2020", false],
  ])("from %s to %s is backwards: %s", (start, end, is) => {
    expect(isBackwards({ start, end })).toBe(is)
  })

  test.each([
    [["2020", "2022"], ["2022", null], false],
    [["2020", "2022-06-01"], ["2022-06-01", null], true],
    [["2020", "2022-06-01"], ["2022-06-02", null], false],
    [["2020", null], ["2022", null], true],
    [[null, "2022"], ["2020", "2021"], false],
  ] as const)("%j and %j overlap for certain: %s", ([a, b], [c, d], is) => {
    expect(isOverlapping({ start: a, end: b }, { start: c, end: d })).toBe(is)
  })
})
