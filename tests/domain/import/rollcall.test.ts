import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { expect, test } from "vitest"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { countsIn, importPaths, makeFolder, sayAll } from "#tests/support/import.ts"
import type { Content } from "#tests/support/import.ts"

const datapackage = {
  name: "steppe-roll-calls",
  resources: ["voters", "vote_events", "votes", "groups"].map((name) => ({
    name,
    path: `data/${name}.csv`,
  })),
}

const files: Readonly<Record<string, Content>> = {
  "datapackage.json": datapackage,
  "voters.csv":
    "id,name,family_name,middle_names\r\n1,Ann Example,Example,\n2,Ben Example,Example,B.\n3,Cem Example,Example,\n",
  "groups.csv": "\ufeffid,name\n10,Reds\n",
  "vote_events.csv":
    'id,start_date,result,motion:title,motion:article,counts:requirement\n100,2024-01-15T10:00:00,,"On the road,\nand the bridge",7,simple\n101,2024-01-16T10:00:00,pass,On the well,,\n',
  "votes.csv.gz": gzipSync(
    "vote_event_id, voter_id ,option,group_id,paired_id\n100,1,for,10\r\n100,2,paired,,3\n100,3,paired,,2\n101,1,against,11\n101,2,for\n",
  ),
}

describeOnBothEngines("importing roll calls", (open) => {
  test("finds the tables beside the package, unpacks them, and reads mixed line ends", async () => {
    const db = await open()
    const folder = makeFolder(files)
    const [report] = await importPaths(db, "rollcall", [folder])
    expect(report && countsIn(report)).toMatchObject({ read: 15, added: 15, rejected: 0 })
    expect(report && sayAll(report)).toEqual([
      'warning datapackage.json: names no organization: its motions are kept under one named "steppe-roll-calls"',
      'warning votes line 5: no organization "11" is known: added under this name',
    ])
    const motions = await db.read
      .selectFrom("motion")
      .select(["title", "extra"])
      .orderBy("title")
      .execute()
    expect(motions).toEqual([
      { title: "On the road,\nand the bridge", extra: '{"article":"7"}' },
      { title: "On the well", extra: null },
    ])
    const events = await db.read
      .selectFrom("vote_event")
      .select(["result", "extra"])
      .orderBy("start_date")
      .execute()
    expect(events).toEqual([
      { result: null, extra: '{"counts:requirement":"simple"}' },
      { result: "pass", extra: null },
    ])
  })

  test("links the two of a pair, and adds nothing the second time", async () => {
    const db = await open()
    const folder = makeFolder(files)
    await importPaths(db, "rollcall", [folder])
    const pairs = await db.read
      .selectFrom("vote")
      .innerJoin("person", "person.id", "vote.person_id")
      .innerJoin("person as other", "other.id", "vote.paired_id")
      .select(["person.name", "other.name as other"])
      .orderBy("person.name")
      .execute()
    expect(pairs).toEqual([
      { name: "Ben Example", other: "Cem Example" },
      { name: "Cem Example", other: "Ben Example" },
    ])
    const [again] = await importPaths(db, "rollcall", [folder])
    expect(again && countsIn(again)).toMatchObject({ added: 0, updated: 0, rejected: 0 })
  })

  test("tells each vote it cannot use by its line", async () => {
    const db = await open()
    const folder = makeFolder({
      ...files,
      "votes.csv.gz": gzipSync(
        "vote_event_id,voter_id,option\n100,1,for\n100,1,against\n100,9,for\n999,1,for\n100,2,perhaps\n100,3\n100,2,for\n100,2,for\n",
      ),
    })
    const [report] = await importPaths(db, "rollcall", [folder])
    expect(report?.kinds["vote"]).toEqual({
      read: 8,
      added: 1,
      updated: 0,
      unchanged: 1,
      rejected: 6,
    })
    expect(
      report &&
        sayAll(report)
          .filter((line) => line.startsWith("reject"))
          .sort(),
    ).toEqual([
      'reject votes line 2: one voter, one event, two options: "yes" here, "no" at votes line 3',
      'reject votes line 3: one voter, one event, two options: "no" here, "yes" at votes line 2',
      'reject votes line 4: no voter "9" in voters',
      'reject votes line 5: no vote event "999" in vote_events',
      'reject votes line 6: unknown option "perhaps"',
      'reject votes line 7: unknown option ""',
    ])
  })

  test("does not mix two packages whose voters have the same numbers", async () => {
    const db = await open()
    const other = { ...files, "datapackage.json": { ...datapackage, name: "hill-roll-calls" } }
    await importPaths(db, "rollcall", [makeFolder(files)])
    const [report] = await importPaths(db, "rollcall", [makeFolder(other)])
    expect(report && countsIn(report)).toMatchObject({ added: 15, updated: 0 })
  })

  test.each([
    ["without a table", { "votes.csv.gz": undefined }, /the table votes .* is missing/],
    ["without a package", { "datapackage.json": undefined }, /datapackage.json: there is no such/],
    ["with a damaged archive", { "votes.csv.gz": gzipSync("a,b\n").subarray(0, 12) }, /^votes: /],
    [
      "without a needed column",
      { "votes.csv.gz": gzipSync("vote_event_id,option\n1,for\n") },
      /voter_id/,
    ],
    [
      "with an unclosed quote",
      { "votes.csv.gz": gzipSync('vote_event_id,voter_id,option\n1,2,"for\n') },
      /quote/,
    ],
    [
      "that points outside",
      {
        "datapackage.json": { name: "x", resources: [{ name: "votes", path: "../../etc/passwd" }] },
        "votes.csv.gz": undefined,
      },
      /missing/,
    ],
  ])("a folder %s changes nothing", async (_, changes, reason) => {
    const db = await open()
    const all = Object.entries({ ...files, ...changes }).filter(
      ([, content]) => content !== undefined,
    )
    const [report] = await importPaths(db, "rollcall", [makeFolder(Object.fromEntries(all))])
    expect(report?.failure).toMatch(reason)
    expect(await db.read.selectFrom("import_run").selectAll().execute()).toEqual([])
  })

  test("takes a folder, not a file", async () => {
    const db = await open()
    const [report] = await importPaths(db, "rollcall", [join(makeFolder(files), "voters.csv")])
    expect(report?.failure).toMatch(/^is a file/)
  })
})
