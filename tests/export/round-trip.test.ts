import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import type { ImportFormat } from "#app/domain/import/prepare.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { exportOf, jsonIn, takeOver } from "#tests/support/export.ts"
import type { Exported } from "#tests/support/export.ts"
import { importOne, importPaths, makeFolder, sayAll } from "#tests/support/import.ts"
import { makeOpenData } from "#tests/support/open-data-scene.ts"

/** The datasets that another installation takes over. */
const handedOn = ["popolo", "votes", "promises"] as const

const steppe = {
  persons: [
    {
      id: "p1",
      name: "Aigerim Example",
      birth_date: "1970-02",
      email: "private@example.org",
      contact_details: [{ type: "voice", value: "+7 700 000 00 00" }],
      image: "https://example.org/aigerim.jpg",
      identifiers: [{ scheme: "wikidata", identifier: "Q900001" }],
      other_names: [{ lang: "kk", name: "Әйгерім Мысал", note: "official" }, { name: "Aika" }],
    },
    { id: "p2", name: "Nurlan Example", gender: "male", links: [{ url: "https://example.org/n" }] },
  ],
  organizations: [
    {
      id: "legislature",
      name: "Assembly of the Steppe",
      classification: "legislature",
      identifiers: [{ scheme: "wikidata", identifier: "Q900000" }],
      seats: 2,
      legislative_periods: [{ id: "t0", name: "Founding convocation", start_date: "2016" }],
    },
    { id: "0", name: "Party Zero", classification: "party" },
  ],
  areas: [
    { id: "region", name: "Steppe", type: "region" },
    { id: "north", name: "North", type: "constituency", parent_id: "region" },
  ],
  posts: [
    { id: "seat-1", label: "District No. 1", organization_id: "legislature", area_id: "north" },
  ],
  events: [
    {
      ...{ id: "t1", name: "First convocation", classification: "legislative period" },
      ...{ organization_id: "legislature", start_date: "2020" },
    },
    { id: "e1", name: "Election of 2020", classification: "general election" },
  ],
  memberships: [
    {
      ...{ id: "m1", person_id: "p1", organization_id: "legislature", on_behalf_of_id: "0" },
      ...{ post_id: "seat-1", legislative_period_id: "t1", role: "member", start_date: "2020-03" },
    },
    { person_id: "p2", organization_id: "legislature", on_behalf_of_id: "0", role: "member" },
  ],
}

const motions = [
  {
    ...{
      id: "m/1",
      organization_id: "legislature",
      title: "=Budget of the steppe",
      date: "2021-05-04",
    },
    sources: [{ url: "https://example.org/m1" }],
    vote_events: [
      {
        ...{ id: "e/1", start_date: "2021-05-04T10:00", result: "pass" },
        counts: [
          { option: "yes", value: 1 },
          { option: "no", value: 1 },
        ],
        votes: [
          { voter_id: "p1", option: "yes", group_id: "0", role: "teller" },
          { voter_id: "p2", option: "no", group_id: "0" },
        ],
      },
      {
        identifier: "second",
        start_date: "2021-05-05",
        votes: [{ voter_id: "p1", option: "absent" }],
      },
    ],
  },
]

const promises = [
  {
    ...{ id: "1", person: "p1", text: "I shall mend the bridge over the brook.", lang: "en" },
    ...{ power: "council", category: "roads", said_on: "2020-01", due_on: "2023" },
    ...{ source_url: "https://example.org/speech", captured_on: "2026-03-04" },
  },
]

async function importSteppe(db: Db): Promise<void> {
  const reports = [
    await importOne(db, "popolo", steppe),
    await importOne(db, "popolo-votes", motions),
    await importOne(db, "promises", promises),
  ]
  const rejected = reports.flatMap(sayAll).filter((line) => line.startsWith("reject"))
  expect(rejected).toEqual([])
}

describeOnBothEngines("an export", (open) => {
  test("taken over by an empty installation is exported by it byte for byte", async () => {
    const db = await open()
    await importSteppe(db)
    const first = await exportOf(db, handedOn)
    const other = await open()
    expect(await takeOver(other, first)).toEqual([])
    const second = await exportOf(other, handedOn)
    expectSame(second, first)
    // It says something, and what is at home stays there.
    const { persons } = jsonIn<{ persons: { id: string }[] }>(first, "popolo.json")
    expect(persons).toHaveLength(2)
    const all = [...first.files.values()].join("")
    for (const word of ["Әйгерім", "Founding", "Election of 2020", "bridge", "teller", "source:"]) {
      expect(all).toContain(word)
    }
    expect(all).not.toMatch(/private@example|\+7 700/)
    expect(first.files.get("motions.csv")).toContain("'=Budget")
  })

  test("of what was made here keeps every public id, and changes nothing where it came from", async () => {
    const db = await open()
    await makeOpenData(db)
    const first = await exportOf(db, handedOn)
    expect(await takeOver(db, first)).toEqual([])
    expectSame(await exportOf(db, handedOn), first)
    const other = await open()
    expect(await takeOver(other, first)).toEqual([])
    const second = await exportOf(other, handedOn)
    for (const file of ["popolo.json", "votes.json", "votes.csv", "motions.csv"]) {
      expect(second.files.get(file), file).toBe(first.files.get(file))
    }
  })
})

const data = "../shared/data"

function filesOf(folder: string, pattern: RegExp): string[] {
  const names = readdirSync(join(data, folder)).filter((name) => pattern.test(name))
  return names.sort().map((name) => join(data, folder, name))
}

async function openEmpty(): Promise<Db> {
  const db = openDb(`sqlite:${join(makeFolder({}), "uade.db")}`)
  onTestFinished(() => db.close())
  await migrateToLatest(db)
  return db
}

type Step = readonly [ImportFormat, string[]]

test.runIf(existsSync(data)).each<[string, () => readonly Step[]]>([
  ["Kazakhstan", () => [["popolo", filesOf("popolo", /^ep_Kazakhstan.*json$/)]]],
  [
    "Finland with votes",
    () => [
      ["popolo", filesOf("popolo-votes", /^fi_eduskunta/)],
      ["popolo-votes", filesOf("popolo-votes", /^fi_.*motions\.json$/)],
    ],
  ],
  ["the Czech Senate", () => [["rollcall", filesOf("rollcall", /^cz-/)]]],
])(
  "%s, as it really is, comes back byte for byte",
  async (_, steps) => {
    const db = await openEmpty()
    for (const [format, paths] of steps()) await importPaths(db, format, paths)
    const first = await exportOf(db, handedOn)
    const other = await openEmpty()
    expect(await takeOver(other, first)).toEqual([])
    expectSame(await exportOf(other, handedOn), first)
  },
  120_000,
)

/** Two exports, file by file: the first line that differs says more than two long texts. */
function expectSame(second: Exported, first: Exported): void {
  expect([...second.files.keys()]).toEqual([...first.files.keys()])
  for (const [path, text] of first.files) {
    const [was, is] = [text.split("\n"), (second.files.get(path) ?? "").split("\n")]
    const at = was.findIndex((line, index) => line !== is[index])
    expect({ path, line: is[at], lines: is.length }).toEqual({
      ...{ path, line: was[at], lines: was.length },
    })
  }
}
