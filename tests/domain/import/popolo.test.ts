import { expect, test } from "vitest"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { countsIn, importOne, sayAll } from "#tests/support/import.ts"

const steppe = {
  persons: [
    {
      id: 1,
      name: "Aigerim Example",
      given_name: "Aigerim",
      birth_date: "1970-02",
      email: "a@example.org",
      identifiers: [{ scheme: "wikidata", identifier: "Q900001" }],
      other_names: [{ lang: "kk", name: "Әйгерім Мысал", note: "multilingual" }, { name: "Aika" }],
    },
    { id: 2, name: "Nurlan Example", birth_date: "1970-13-45" },
  ],
  organizations: [
    {
      id: "legislature",
      name: "Assembly of the Steppe",
      classification: "legislature",
      identifiers: [{ scheme: "wikidata", identifier: "Q900000" }],
      seats: 2,
    },
    { id: "0", name: "Party Zero", classification: "party" },
  ],
  areas: [{ id: "area/north", name: "North", type: "constituency" }],
  events: [
    {
      id: "term/1",
      name: "First convocation",
      classification: "legislative period",
      organization_id: "legislature",
      start_date: "2020",
    },
    { id: "election/1", name: "Election", classification: "general election" },
  ],
  memberships: [
    {
      person_id: 1,
      organization_id: "legislature",
      on_behalf_of_id: 0,
      area_id: "area/north",
      legislative_period_id: "term/1",
      role: "member",
    },
    { person_id: 2, organization_id: "legislature", on_behalf_of_id: "0", role: "member" },
    { person_id: 2, organization_id: "legislature", on_behalf_of_id: "0", role: "member" },
  ],
}

describeOnBothEngines("importing Popolo", (open) => {
  test("adds each record once; a repetition to the letter is no second", async () => {
    const db = await open()
    const report = await importOne(db, "popolo", steppe)
    expect(countsIn(report)).toEqual({
      read: 9,
      added: 8,
      updated: 0,
      unchanged: 1,
      rejected: 0,
      warnings: 2,
    })
    expect(sayAll(report)).toEqual([
      'warning /events/1: no legislative period: kept with the organization "legislature"',
      'warning /persons/1: birth_date "1970-13-45" is no day of the calendar: kept unread',
    ])
  })

  test("a second time adds and changes nothing", async () => {
    const db = await open()
    await importOne(db, "popolo", steppe)
    const again = await importOne(db, "popolo", steppe)
    expect(countsIn(again)).toMatchObject({ added: 0, updated: 0, unchanged: 9, rejected: 0 })
    expect(await db.read.selectFrom("revision").selectAll().execute()).toEqual([])
  })

  test("keeps names in other languages, identifiers, ids and all it has no column for", async () => {
    const db = await open()
    await importOne(db, "popolo", steppe)
    const person = await db.read
      .selectFrom("person")
      .selectAll()
      .where("name", "=", "Aigerim Example")
      .executeTakeFirstOrThrow()
    expect(person.birth_date).toBe("1970-02")
    expect(JSON.parse(person.extra ?? "{}")).toMatchObject({ email: "a@example.org" })
    const translations = await db.read.selectFrom("translation").selectAll().execute()
    expect(translations).toMatchObject([
      { subject_id: person.id, lang: "kk", text: "Әйгерім Мысал" },
    ])
    const identifiers = await db.read
      .selectFrom("identifier")
      .select(["scheme", "value"])
      .where("subject_kind", "=", "person")
      .where("subject_id", "=", person.id)
      .orderBy("scheme")
      .execute()
    expect(identifiers).toEqual([
      { scheme: "source:popolo", value: "1" },
      { scheme: "wikidata", value: "Q900001" },
    ])
  })

  test('takes the party "0" for a party, and says district only where a constituency stands', async () => {
    const db = await open()
    await importOne(db, "popolo", steppe)
    const seats = await db.read
      .selectFrom("membership")
      .innerJoin("organization as party", "party.id", "membership.on_behalf_of_id")
      .select(["party.name", "mandate_kind"])
      .orderBy("membership.id")
      .execute()
    expect(seats).toEqual([
      { name: "Party Zero", mandate_kind: "district" },
      { name: "Party Zero", mandate_kind: null },
    ])
  })

  test("keeps what a changed record said before", async () => {
    const db = await open()
    await importOne(db, "popolo", steppe)
    const [first, ...others] = steppe.persons
    const changed = { ...steppe, persons: [{ ...first, name: "Aigerim Renamed" }, ...others] }
    const report = await importOne(db, "popolo", changed)
    expect(countsIn(report)).toMatchObject({ added: 0, updated: 1 })
    const [revision] = await db.read.selectFrom("revision").selectAll().execute()
    expect(revision).toMatchObject({ subject_kind: "person", number: 1 })
    expect(JSON.parse(revision?.body ?? "{}")).toMatchObject({ name: "Aigerim Example" })
  })

  test("gives the same public ids in every installation", async () => {
    const [one, other] = [await open(), await open()]
    for (const db of [one, other]) await importOne(db, "popolo", steppe)
    function ids(db: Db) {
      return db.read.selectFrom("membership").select("public_id").orderBy("public_id").execute()
    }
    expect(await ids(one)).toEqual(await ids(other))
  })

  test("does not mix two legislatures whose organizations have the same ids", async () => {
    const db = await open()
    await importOne(db, "popolo", steppe)
    const identifiers = [{ scheme: "wikidata", identifier: "Q900002" }]
    const report = await importOne(db, "popolo", {
      persons: [{ id: "x", name: "Someone" }],
      organizations: [
        { id: "legislature", name: "Hill Council", classification: "legislature", identifiers },
        { id: "0", name: "Hill Party", classification: "party" },
      ],
    })
    expect(countsIn(report)).toMatchObject({ added: 3, updated: 0 })
  })

  test("keeps homonyms apart, and the same person of two files together", async () => {
    const db = await open()
    await importOne(db, "popolo", [
      { id: "a", name: "Same Name" },
      { id: "b", name: "Same Name" },
    ])
    const report = await importOne(db, "popolo", [{ id: "a", name: "Same M. Name" }])
    expect(countsIn(report)).toMatchObject({ added: 0, updated: 1 })
    expect(await db.read.selectFrom("person").select("id").execute()).toHaveLength(2)
  })

  test("rejects an id that stands for somebody else, and all that hangs on it", async () => {
    const db = await open()
    await importOne(db, "popolo", [{ id: "1", name: "Aigerim Example" }])
    const council = {
      persons: [{ id: "1", name: "Bolat Other", memberships: [{ organization_id: "x" }] }],
      organizations: [{ id: "x", name: "Council", classification: "legislature" }],
    }
    const refused = await importOne(db, "popolo", council)
    expect(sayAll(refused)).toEqual([
      'reject /persons/0: the id "1" stands for Aigerim Example already: import this file with --source',
      'reject /persons/0/memberships/0: the person "1" was rejected',
    ])
    const named = await importOne(db, "popolo", council, { source: "council" })
    expect(countsIn(named)).toMatchObject({ rejected: 0, unchanged: 0 })
    expect(await db.read.selectFrom("person").select("id").execute()).toHaveLength(2)
  })

  test("takes another name for the same person where an identifier is shared", async () => {
    const db = await open()
    const identifiers = [{ scheme: "wikidata", identifier: "Q1" }]
    await importOne(db, "popolo", [{ id: "1", name: "Aigerim Example", identifiers }])
    const report = await importOne(db, "popolo", [
      { id: "1", name: "Newname Married", identifiers },
    ])
    expect(countsIn(report)).toMatchObject({ updated: 1, rejected: 0 })
  })

  test("one bad record costs no good one", async () => {
    const db = await open()
    const report = await importOne(db, "popolo", {
      persons: [{ id: "1", name: "Good Example" }, { id: "2" }, "nobody", { id: "4", name: {} }],
      memberships: [
        { person_id: "9", organization_id: "x" },
        { person_id: "1", organization_id: "x" },
      ],
    })
    expect(countsIn(report)).toMatchObject({ rejected: 4 })
    expect(sayAll(report).filter((line) => line.startsWith("reject"))).toEqual([
      "reject /persons/2: is no object",
      "reject /persons/1: has no name",
      "reject /persons/3: name: Invalid input",
      'reject /memberships/0: no person "9" is known',
    ])
    expect(await db.read.selectFrom("membership").select("id").execute()).toHaveLength(1)
  })

  test("two records of one id that contradict each other are both rejected", async () => {
    const db = await open()
    const report = await importOne(db, "popolo", [
      { id: "1", name: "One Example" },
      { id: "1", name: "Other Example" },
      { id: "2", name: "Good Example" },
    ])
    expect(countsIn(report)).toMatchObject({ added: 1, rejected: 2 })
    expect(sayAll(report)[0]).toBe('reject /0: the id "1" stands for another record at /1')
  })

  test("keeps memberships of organizations with the member, and inline areas by name", async () => {
    const db = await open()
    const finnish = {
      persons: [{ id: "p", name: "Some Body" }],
      organizations: [
        {
          id: "legislature",
          name: "Parliament",
          classification: "legislature",
          legislative_periods: [{ id: "term/1", name: "First", start_date: "1907-05-22" }],
        },
        { id: "party", name: "Party", classification: "party" },
      ],
      memberships: [
        {
          person_id: "p",
          organization_id: "legislature",
          area: { name: "Lake" },
          legislative_period_id: "term/1",
        },
        { organization_id: "government", member: { id: "party", "@type": "Organization" } },
      ],
    }
    const report = await importOne(db, "popolo", finnish)
    expect(countsIn(report)).toMatchObject({ read: 6, added: 6, rejected: 0, warnings: 1 })
    expect(countsIn(await importOne(db, "popolo", finnish))).toMatchObject({ unchanged: 6 })
    const party = await db.read
      .selectFrom("organization")
      .select("extra")
      .where("name", "=", "Party")
      .executeTakeFirstOrThrow()
    expect(JSON.parse(party.extra ?? "{}")).toHaveProperty("organization_memberships")
  })
})

describeOnBothEngines("the import of a file as a whole", (open) => {
  test.each([
    ["nothing at all", "", "the file is empty"],
    ["JSON cut short", '{"persons": [{"id"', /^not JSON/],
    ["another JSON", { hello: 1 }, /^holds none of persons/],
    ["an empty list", [], "the file holds no records"],
    ["cp1252", Buffer.from([0x5b, 0x22, 0xe9, 0x22, 0x5d]), /^not UTF-8/],
  ])("%s changes nothing", async (_, content, reason) => {
    const db = await open()
    const report = await importOne(db, "popolo", content)
    expect(report.failure).toMatch(reason)
    expect(await db.read.selectFrom("import_run").selectAll().execute()).toEqual([])
  })

  test("a byte order mark is no harm", async () => {
    const db = await open()
    const text = `\ufeff${JSON.stringify([{ id: "1", name: "Aigerim Example" }])}`
    expect(countsIn(await importOne(db, "popolo", text))).toMatchObject({ added: 1 })
  })

  test("a dry run says the same and keeps nothing", async () => {
    const db = await open()
    const dry = await importOne(db, "popolo", steppe, { isDryRun: true })
    expect(countsIn(dry)).toMatchObject({ added: 8 })
    expect(await db.read.selectFrom("person").selectAll().execute()).toEqual([])
    expect(countsIn(await importOne(db, "popolo", steppe))).toMatchObject({ added: 8 })
  })

  test("text that no database keeps is rejected with its record", async () => {
    const db = await open()
    const report = await importOne(db, "popolo", [
      { id: "1", name: "Nul\u0000l" },
      { id: "2", name: "Good Example" },
    ])
    expect(countsIn(report)).toMatchObject({ added: 1, rejected: 1 })
  })

  test("counts its run, marks its rows and moves the versions of what changed", async () => {
    const db = await open()
    await importOne(db, "popolo", steppe)
    const [run] = await db.read.selectFrom("import_run").selectAll().execute()
    expect(run).toMatchObject({ format: "popolo", source: "wikidata:Q900000", added_count: 8 })
    const rows = await db.read.selectFrom("person").select("import_run_id").execute()
    expect(rows.map((row) => row.import_run_id)).toEqual([run?.id, run?.id])
    const versions = await db.read
      .selectFrom("subject_version")
      .select("version")
      .where("subject_kind", "=", "person")
      .execute()
    expect(versions).toEqual([{ version: 1 }, { version: 1 }])
  })
})
