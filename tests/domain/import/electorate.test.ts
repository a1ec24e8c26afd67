import { join } from "node:path"
import { expect, test } from "vitest"
import { importFiles } from "#app/domain/import.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { countsIn, importOne, makeFolder, sayAll } from "#tests/support/import.ts"

const name = "electorate.csv"
const areas = {
  areas: [
    { id: "n", name: "North", identifiers: [{ scheme: "ons", identifier: "W1" }] },
    { id: "s", name: "South" },
  ],
  organizations: [{ id: "l", name: "Chamber", classification: "legislature" }],
}

describeOnBothEngines("importing electorates", (open) => {
  test("joins areas by code, not by name, and adds those that nobody knows", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    const csv =
      "ons_id, constituency_name ,electorate,declaration_time,con\nW1, Another name ,49892,2017-06-09 02:41:00,5\nW2,South,100,2017-06-09 02:41:00,6\n"
    const report = await importOne(db, "electorate", csv, { name })
    expect(sayAll(report)).toEqual([
      "warning line 1: columns not kept: con",
      'warning line 3: no area "W2" is known: added as a constituency',
    ])
    const stored = await db.read
      .selectFrom("electorate")
      .innerJoin("area", "area.id", "electorate.area_id")
      .select(["area.name", "kind", "on_day", "registered", "source"])
      .orderBy("area.name")
      .execute()
    const rest = { on_day: "2017-06-09", source: "electorate" }
    expect(stored).toEqual([
      { name: "North", kind: "area", registered: 49_892, ...rest },
      { name: "South", kind: "constituency", registered: 100, ...rest },
    ])
    const again = await importOne(db, "electorate", csv, { name })
    expect(countsIn(again)).toMatchObject({ read: 2, added: 0, updated: 0, unchanged: 2 })
  })

  test("counts once what is done again because another process was in the way", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    const csv = "ons_id,electorate,declaration_time\nW1,100,2017-06-09\nW9,7,2017-06-09\n"
    const folder = makeFolder({ [name]: csv })
    const order = { format: "electorate", paths: [join(folder, name)], source: null } as const
    const deadlock = Object.assign(new Error("deadlock detected"), { code: "40P01" })
    let calls = 0
    const [report] = await importFiles(db, { ...order, isDryRun: false }, makeClock(), () => {
      calls += 1
      if (calls === 2) throw deadlock
    })
    expect(report?.failure).toBeNull()
    expect(report?.kinds["electorate"]).toMatchObject({ read: 2, added: 2 })
    expect(report?.kinds["area"]).toMatchObject({ read: 1, added: 1 })
  })

  test.each([
    [
      "a code for no contest",
      "W1,-1,2017-06-09",
      '"-1" is a code of the source, no number of voters',
    ],
    ["another code", "W1, -2 ,2017-06-09", '"-2" is a code of the source, no number of voters'],
    ["nothing", "W1,,2017-06-09", '"" is no number of registered voters'],
    ["nobody", "W1,0,2017-06-09", '"0" is no number of registered voters'],
    ["no day", "W1,5,soon", '"soon" is no day of the calendar'],
    ["no area", ",5,2017-06-09", "has no code of an area"],
  ])("rejects %s", async (_, row, reason) => {
    const db = await open()
    await importOne(db, "popolo", areas)
    const csv = `code,electorate,date\nW1,7,2015-05-07\n${row}\n`
    const report = await importOne(db, "electorate", csv, { name })
    expect(countsIn(report)).toMatchObject({ added: 1, rejected: 1 })
    expect(sayAll(report)).toEqual([`reject line 3: ${reason}`])
  })

  test("two numbers for one area and day are both rejected; a corrected one replaces the old", async () => {
    const db = await open()
    await importOne(db, "popolo", areas)
    const twice = "code,electorate,date\nW1,7,2015\nW1,8,2015\nW1,9,2016\n"
    const report = await importOne(db, "electorate", twice, { name })
    expect(countsIn(report)).toMatchObject({ added: 1, rejected: 2 })
    const corrected = await importOne(db, "electorate", "code,electorate,date\nW1,10,2016\n", {
      name,
    })
    expect(countsIn(corrected)).toMatchObject({ updated: 1 })
    const [revision] = await db.read.selectFrom("revision").select("body").execute()
    expect(JSON.parse(revision?.body ?? "{}")).toMatchObject({ registered: 9 })
  })
})
