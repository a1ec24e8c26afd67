import { expect, test } from "vitest"
import { mandateSpan } from "#app/domain/mandate.ts"
import { listRevisions } from "#db/queries/revisions.server.ts"
import { findSeat } from "#db/queries/petition-seats.server.ts"
import { hasBoundPost, listSetUp } from "#db/queries/seat-set-up.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { countsIn, importOne, sayAll } from "#tests/support/import.ts"

const name = "seats.csv"
const people = {
  organizations: [{ id: "m", name: "Maslikhat of Samaltau", classification: "legislature" }],
  areas: [{ id: "d7", name: "District No. 7" }],
  persons: [{ id: "p", name: "Aigul Example" }],
  memberships: [
    { id: "mp", person_id: "p", organization_id: "m", area_id: "d7", start_date: "2023-03-19" },
  ],
}
const header = "legislature,district,post,kind,rule_set,term,term_start,term_end\n"
const seat = "m,d7,Seat of district No. 7,district,kz/maslikhat,VIII,2023-03-19,2028-03-18\n"

describeOnBothEngines("importing mandates", (open) => {
  test("binds the seat of a deputy who was imported without one, and says when the term ends", async () => {
    const db = await open()
    await importOne(db, "popolo", people, { source: "samaltau" })
    expect(await hasBoundPost(db.read)).toBe(false)
    const options = { name, source: "samaltau" }
    const report = await importOne(db, "mandates", header + seat, options)
    expect(countsIn(report)).toEqual({
      ...{ read: 2, added: 2, updated: 0, unchanged: 0, rejected: 0 },
      warnings: 0,
    })
    const membership = await db.read
      .selectFrom("membership")
      .select(["id", "public_id"])
      .executeTakeFirstOrThrow()
    const bound = await findSeat(db.read, membership.public_id)
    expect(bound).toMatchObject({ ruleSet: "kz/maslikhat", kind: "district" })
    expect(bound && mandateSpan(bound.dates)).toEqual({ from: "2023-03-19", to: "2028-03-18" })
    expect(await listRevisions(db.read, "membership", membership.id)).toHaveLength(2)
    expect(await listSetUp(db.read)).toEqual([
      {
        publicId: expect.any(String) as string,
        name: "Maslikhat of Samaltau",
        ...{ posts: 1, bound: 1, terms: 1, unseated: 0 },
      },
    ])

    const again = await importOne(db, "mandates", header + seat, options)
    expect(countsIn(again)).toMatchObject({ added: 0, updated: 0, unchanged: 2 })
    const corrected = seat.replace("2028-03-18", "2028-03-20").replace("kz/maslikhat", "kz-2022")
    const changed = await importOne(db, "mandates", header + corrected, options)
    expect(countsIn(changed)).toMatchObject({ added: 0, updated: 2 })
  })

  test("adds legislatures and districts that nobody knows, with a warning, also from JSON", async () => {
    const db = await open()
    const mandates = [
      {
        ...{ legislature: "x", legislature_name: "New council", post: "Seat 1", kind: "district" },
        ...{ district: "1", district_name: "District No. 1", rule_set: "kz/maslikhat" },
      },
      { legislature: "x", post: "List seat", kind: "list" },
    ]
    const report = await importOne(db, "mandates", { mandates }, { name: "seats.json" })
    expect(sayAll(report)).toEqual([
      'warning /mandates/0: no legislature "x" is known: it is added',
      'warning /mandates/0: no district "1" is known: it is added',
    ])
    expect(await listSetUp(db.read)).toMatchObject([{ name: "New council", posts: 2, bound: 1 }])
    const again = await importOne(db, "mandates", { mandates }, { name: "seats.json" })
    expect(countsIn(again)).toMatchObject({ added: 0, updated: 0, rejected: 0, warnings: 0 })
  })

  test.each([
    ["an unknown law", "m,d7,Seat,district,atlantis,,,", 'no rule set "atlantis" is known'],
    ["an unknown office", "m,d7,Seat,district,kz/king,,,", 'no rule set "kz/king" is known'],
    ["no district", "m,,Seat,district,,,,", "district: is missing: a seat of a district names it"],
    ["an unknown kind", "m,d7,Seat,royal,,,,", "kind: is none of district, list"],
    ["a term that ends first", "m,d7,Seat,list,,T,2028-01-02,2028-01-01", "is before term_start"],
    ["no day", "m,d7,Seat,list,,T,2028,2028-01-01", "is no whole day"],
  ])("rejects %s with its line", async (_, row, reason) => {
    const db = await open()
    await importOne(db, "popolo", people, { source: "samaltau" })
    const csv = `${header}${seat}${row}\n`
    const report = await importOne(db, "mandates", csv, { name, source: "samaltau" })
    expect(countsIn(report)).toMatchObject({ rejected: 1 })
    expect(sayAll(report).join()).toContain("reject line 3: ")
    expect(sayAll(report).join()).toContain(reason)
  })
})
