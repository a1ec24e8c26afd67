import { existsSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readMapping } from "#app/exchange/mapping.ts"
import type { Db } from "#db/connection.server.ts"
import { getCapture } from "#db/queries/pledge-capture.server.ts"
import { listPledges } from "#db/queries/pledges.server.ts"
import { listRevisions } from "#db/queries/revisions.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { countsIn, importPaths, makeFolder, sayAll } from "#tests/support/import.ts"
import * as make from "#tests/support/make.ts"

const seen = { lang: "en", today: "2026-11-24" }

const mapping = {
  source: "tracker",
  records: "/items",
  where: { "/kind": "promise" },
  join: {
    "@topic": { where: { "/kind": "topic" }, on: "/id", from: "/topic" },
    "@links": { where: { "/kind": "link" }, on: "/of", from: "/id", many: true },
  },
  fields: {
    id: { path: "/id" },
    person: { given: "person" },
    text: [
      { path: "/body", as: "html" },
      { path: "/title", as: "markdown" },
    ],
    lang: { value: "en" },
    power: { value: "council" },
    horizon: "mandate",
    category: { path: "/@topic/name" },
    source_url: [{ path: "/@links/0/href" }, { value: "https://tracker.example" }],
    captured_on: { value: "2026-11-24" },
  },
  sources: [{ path: "/@links", url: "/href", title: "/name" }],
  rating: {
    path: "/status",
    by: "Tracker",
    label: "status {}",
    table: { done: "kept", dropped: null },
  },
  keep: { title: { path: "/title", as: "markdown" } },
}

const items = [
  { kind: "topic", id: 7, name: "Roads" },
  {
    kind: "promise",
    id: 1,
    topic: 7,
    title: "**Mend** it",
    body: "<p>I will <b>mend</b> the road.</p>",
    status: "done",
  },
  {
    kind: "promise",
    id: 2,
    title: "I will *pave* the [square](https://x.example).",
    body: "",
    status: "dropped",
  },
  { kind: "promise", id: 3, topic: 8, title: "I will light the park.", status: "who knows" },
  { kind: "promise", id: 4, title: "Road" },
  { kind: "link", of: 1, href: "https://one.example/a", name: "One" },
  { kind: "link", of: 1, href: "https://two.example/b", name: "Two" },
  { kind: "link", of: 1, href: "https://one.example/a", name: "One again" },
  { kind: "link", of: 1, href: "javascript:alert(1)", name: "No" },
]

async function importTwice(db: Db, file: string, map: string, person: string) {
  const options = { mapping: map, person }
  const [first] = await importPaths(db, "promises", [file], options)
  const [second] = await importPaths(db, "promises", [file], options)
  if (!first || !second) throw new Error("an import reports on every file")
  expect(first.failure).toBeNull()
  expect({ added: second.added, updated: second.updated }).toEqual({ added: 0, updated: 0 })
  return first
}

async function listCaptured(db: Db) {
  const { pledges } = await listPledges(db.read, {}, seen, { limit: 500 })
  const captured = []
  for (const pledge of [...pledges].reverse()) {
    captured.push({ ...pledge, ...(await getCapture(db.read, pledge.id)) })
  }
  return captured
}

describeOnBothEngines("promises in another's form", (open) => {
  test("come by a mapping: plain words, joined records, several sources, their ratings", async () => {
    const db = await open()
    const { public_id: person } = await make.makePerson(db)
    const folder = makeFolder({ "map.json": mapping, "items.json": { items } })
    const report = await importTwice(
      db,
      join(folder, "items.json"),
      join(folder, "map.json"),
      person,
    )
    expect(countsIn(report)).toMatchObject({ read: 4, added: 3, rejected: 1, warnings: 1 })
    expect(sayAll(report)).toEqual([
      'warning /items/3: their rating "who knows" is not in the mapping\'s table: kept as their word',
      "reject /items/4: text too short",
    ])
    expect(await listCaptured(db)).toMatchObject([
      {
        text: "I will mend the road.",
        category: "Roads",
        rating: "not-due",
        horizon: "mandate",
        verdict: null,
        theirRating: { label: "status done", as: "kept", by: "Tracker" },
        furtherSources: [{ url: "https://two.example/b", title: "Two" }],
        criteria: [],
      },
      {
        text: "I will pave the square.",
        theirRating: { label: "status dropped", as: null },
        furtherSources: [],
      },
      { text: "I will light the park.", theirRating: { label: "status who knows", as: null } },
    ])
    expect(await db.read.selectFrom("verdict").selectAll().execute()).toEqual([])
  })

  test("come from a table as well; a rating that changes makes a version", async () => {
    const db = await open()
    const { public_id: person } = await make.makePerson(db)
    const fields = { ...mapping.fields, text: { path: "/title" }, source_url: { path: "/url" } }
    const plain = { ...mapping, fields, where: {}, join: {}, sources: [], records: "" }
    const header = "id,title,url,status"
    const folder = makeFolder({
      "map.json": { ...plain, fields: { ...fields, category: { path: "/url" } } },
      "a.csv": `${header}\n1,I will mend the road.,https://a.example,done\n2,I will light it.,no address,done\n`,
      "b.csv": `${header}\n1,I will mend the road.,https://a.example,dropped\n`,
    })
    const map = join(folder, "map.json")
    const report = await importTwice(db, join(folder, "a.csv"), map, person)
    expect(sayAll(report)).toEqual(["reject line 3: source_url: is no http address"])
    const [later] = await importPaths(db, "promises", [join(folder, "b.csv")], {
      mapping: map,
      person,
    })
    expect(later).toMatchObject({ added: 0, updated: 1 })
    const [{ id } = { id: 0 }] = await listCaptured(db)
    const [revision] = await listRevisions(db.read, "pledge", id)
    expect(JSON.parse(revision?.body ?? "{}")).toMatchObject({ their_rating: "status done" })
  })

  test("say on each row who is missing, and which way there is", async () => {
    const db = await open()
    const folder = makeFolder({ "map.json": mapping, "items.json": { items: items.slice(0, 2) } })
    const files = [join(folder, "items.json")]
    const map = join(folder, "map.json")
    const [nobody] = await importPaths(db, "promises", files, { mapping: map })
    expect(nobody && sayAll(nobody)).toEqual([
      "reject /items/1: the file names no person: name one with --person",
    ])
    const [unknown] = await importPaths(db, "promises", files, { mapping: map, person: "Q1" })
    expect(unknown && sayAll(unknown)).toEqual([
      'reject /items/1: no person "Q1" is known: import the person first, or name one with --person',
    ])
  })

  test("are refused whole with a mapping that is none, and why", async () => {
    const db = await open()
    const folder = makeFolder({
      "bad.json": { ...mapping, fields: { ...mapping.fields, text: { path: "title" } }, what: 1 },
      "cut.json": "{",
      "lost.json": { ...mapping, records: "/nowhere" },
      "items.json": { items },
    })
    for (const [name, reason] of [
      ["bad.json", /^the mapping is none: .*fields.text/],
      ["cut.json", /^the mapping cannot be read: not JSON/],
      ["none.json", /^the mapping cannot be read/],
      ["lost.json", /^holds no list at "\/nowhere"/],
    ] as const) {
      const options = { mapping: join(folder, name), person: "a" }
      const [report] = await importPaths(db, "promises", [join(folder, "items.json")], options)
      expect(report?.failure).toMatch(reason)
    }
  })
})

test("a mapping names ratings of ours alone", () => {
  const rating = { ...mapping.rating, table: { done: "fine" } }
  expect(readMapping({ ...mapping, rating })).toMatchObject({ ok: false })
  expect(readMapping(mapping)).toMatchObject({ ok: true })
})

const data = "../shared/data/promises"
if (existsSync(data)) {
  describeOnBothEngines("real trackers", (open) => {
    test("the 174 promises of TrumpTracker, with their 374 sources and their five statuses", async () => {
      const db = await open()
      const { public_id: person } = await make.makePerson(db)
      const map = "app/exchange/mappings/us_trumptracker.json"
      const report = await importTwice(db, join(data, "us_trumptracker.json"), map, person)
      expect(countsIn(report)).toMatchObject({ read: 174, added: 174, rejected: 0, warnings: 0 })
      const captured = await listCaptured(db)
      const theirs = new Map<string, number>()
      for (const { theirRating } of captured) {
        const label = theirRating?.label ?? ""
        theirs.set(label, (theirs.get(label) ?? 0) + 1)
      }
      expect(Object.fromEntries(theirs)).toEqual({
        ...{ "Not started": 84, Broken: 43, Achieved: 21, "In progress": 18, Compromised: 8 },
      })
      const sources = captured.reduce(
        (sum, { furtherSources }) => sum + furtherSources.length + 1,
        0,
      )
      expect(sources).toBe(374)
      expect(
        captured.filter(({ verdict, rating }) => verdict ?? rating !== "not-assessed"),
      ).toEqual([])
    }, 60_000)

    test("the 56 promises of Del dicho al hecho, with percentages as their word", async () => {
      const db = await open()
      const { public_id: person } = await make.makePerson(db)
      const map = "app/exchange/mappings/cl_100dias.json"
      const file = join(data, "cl_100dias_bachelet.django-fixture.json")
      const report = await importTwice(db, file, map, person)
      expect(countsIn(report)).toMatchObject({ read: 56, added: 56, rejected: 0, warnings: 0 })
      const captured = await listCaptured(db)
      const labels = new Set(captured.map(({ theirRating }) => theirRating?.label))
      expect([...labels].sort()).toEqual(["0 %", "100 %", "50 %", "75 %"])
      expect(captured.filter(({ category }) => category === null)).toEqual([])
      expect(captured.filter(({ text }) => /[<>]|&\w+;/.test(text))).toEqual([])
    }, 60_000)
  })
}
