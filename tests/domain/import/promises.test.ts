import { join } from "node:path"
import { expect, test } from "vitest"
import { importFiles } from "#app/domain/import.server.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { makeClock } from "#app/lib/instant.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import { doToText, makeModerators, readEverything } from "#tests/support/moderation-scene.ts"
import { countsIn, importOne, makeFolder, sayAll } from "#tests/support/import.ts"

const header = "person,text,lang,power,source_url,captured_on,said_on,due_on,category,page"
const row =
  "ann,Мектеп салынады,kk,council,https://example.org/a,2024-02-01,2024-01,2025-06-30,school,12"

const people = [
  { id: "ann", name: "Ann Example", identifiers: [{ scheme: "wikidata", identifier: "Q1" }] },
]

describeOnBothEngines("importing promises", (open) => {
  test("stores a promise with its source, and adds nothing the second time", async () => {
    const db = await open()
    await importOne(db, "popolo", people)
    const csv = `${header}\n${row}\n`
    const report = await importOne(db, "promises", csv, { name: "p.csv" })
    expect(countsIn(report)).toMatchObject({ read: 1, added: 1, rejected: 0 })
    const stored = await db.read
      .selectFrom("pledge")
      .innerJoin("source_snapshot", "source_snapshot.id", "pledge.source_snapshot_id")
      .innerJoin("person", "person.id", "pledge.person_id")
      .select(["text", "lang", "power", "said_on", "due_on", "category", "pledge.extra"])
      .select(["url", "captured_on", "person.name"])
      .execute()
    expect(stored).toEqual([
      {
        text: "Мектеп салынады",
        lang: "kk",
        power: "council",
        said_on: "2024-01",
        due_on: "2025-06-30",
        category: "school",
        extra: '{"page":"12"}',
        url: "https://example.org/a",
        captured_on: "2024-02-01",
        name: "Ann Example",
      },
    ])
    const again = await importOne(db, "promises", csv, { name: "p.csv" })
    expect(countsIn(again)).toMatchObject({ added: 0, updated: 0, unchanged: 1 })
  })

  test("brings back no words that moderators hid, whatever else of the promise has changed", async () => {
    const db = await open()
    await importOne(db, "popolo", people)
    await importOne(db, "promises", `${header}\n${row}\n`, { name: "p.csv" })
    const { public_id: publicId } = await db.read
      .selectFrom("pledge")
      .select("public_id")
      .executeTakeFirstOrThrow()
    const house = makeHouse(db)
    await doToText(house, "hide", { kind: "pledge", publicId }, await makeModerators(db))

    const again = await importOne(db, "promises", `${header}\n${row}\n`, { name: "p.csv" })
    expect(countsIn(again)).toMatchObject({ added: 0, updated: 0, unchanged: 1 })
    const later = row.replace("2025-06-30", "2025-12-31")
    const changed = await importOne(db, "promises", `${header}\n${later}\n`, { name: "p.csv" })
    expect(countsIn(changed)).toMatchObject({ added: 0, updated: 1 })
    const pledge = await db.read.selectFrom("pledge").selectAll().executeTakeFirstOrThrow()
    expect(isHidden(pledge.text)).toBe(true)
    expect(pledge.due_on).toBe("2025-12-31")
    expect(await readEverything(db)).not.toContain("Мектеп салынады")
  })

  test("takes what was said today by the country's own day", async () => {
    const db = await open()
    await importOne(db, "popolo", people)
    const said = row.replace(",2024-01,", ",2024-03-02,")
    const folder = makeFolder({ "p.csv": `${header}\n${said}\n` })
    const [report] = await importFiles(
      db,
      { format: "promises", paths: [join(folder, "p.csv")], source: null, isDryRun: false },
      makeClock("2024-03-01T20:00:00.000Z"),
    )
    expect(report?.problems).toEqual([])
  })

  test("names a person by public id, by a source's id or by an identifier", async () => {
    const db = await open()
    await importOne(db, "popolo", people)
    const { public_id } = await db.read
      .selectFrom("person")
      .select("public_id")
      .executeTakeFirstOrThrow()
    const promises = [public_id, "ann", "wikidata:Q1"].map((person, index) => ({
      person,
      text: `Promise number ${index} of three`,
      lang: "en",
      power: "own",
      source_url: "https://example.org/b",
      captured_on: "2024-02-01",
    }))
    const report = await importOne(db, "promises", { promises })
    expect(countsIn(report)).toMatchObject({ added: 3, rejected: 0 })
    expect(await db.read.selectFrom("source_snapshot").select("id").execute()).toHaveLength(1)
  })

  test.each([
    ["a person nobody knows", row.replace("ann", "zoe"), /no person "zoe" is known/],
    ["an address that is a script", row.replace("https:", "javascript:"), /no http address/],
    ["a day that is none", row.replace("2025-06-30", "2025-02-30"), /due_on: is no day/],
    ["a power that is none", row.replace("council", "mine"), /power: is none of/],
    ["no words", row.replace("Мектеп салынады", ""), /text: is missing/],
    ["words too short", row.replace("Мектеп салынады", "Иә"), /text too short/],
    ["a deadline before it was said", row.replace("2025-06-30", "2023"), /due before said/],
    ["more cells than the header", `${row},and,more`, /more cells/],
  ])("rejects %s, and takes the good row beside it", async (_, bad, reason) => {
    const db = await open()
    await importOne(db, "popolo", people)
    const good = row.replace("Мектеп салынады", "Жол жөнделеді")
    const report = await importOne(db, "promises", `${header}\n${bad}\n${good}\n`, {
      name: "p.csv",
    })
    expect(countsIn(report)).toMatchObject({ added: 1, rejected: 1 })
    expect(report.problems).toEqual([
      { level: "reject", place: "line 2", reason: expect.stringMatching(reason) as string },
    ])
  })

  test("refuses an id that two people have, until a source is named", async () => {
    const db = await open()
    await importOne(db, "popolo", people, { source: "a" })
    await importOne(db, "popolo", people, { source: "b" })
    const csv = `${header}\n${row}\n`
    const refused = await importOne(db, "promises", csv, { name: "p.csv" })
    expect(sayAll(refused)[0]).toMatch(/fits two people: name one source with --source/)
    const named = await importOne(db, "promises", csv, { name: "p.csv", source: "b" })
    expect(countsIn(named)).toMatchObject({ added: 1 })
  })

  test("a header that lacks columns changes nothing", async () => {
    const db = await open()
    const report = await importOne(db, "promises", "person,text\nann,Words of a promise\n", {
      name: "p.csv",
    })
    expect(report.failure).toBe("lacks the columns lang, power, source_url, captured_on")
  })
})
