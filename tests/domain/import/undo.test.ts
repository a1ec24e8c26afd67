import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { expect, onTestFinished, test } from "vitest"
import { undoImport } from "#app/domain/import/undo.server.ts"
import type { Undone } from "#app/domain/import/undoing.server.ts"
import { makeKeys } from "#app/lib/seal.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { supersede } from "#db/queries/revisions.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { hashTables, hashWithoutKeys } from "#tests/support/content-hash.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { importOne, importPaths, makeFolder } from "#tests/support/import.ts"
import type { Content } from "#tests/support/import.ts"
import { makeAccount, makeVoteEvidence, makePetition, makeVerdict } from "#tests/support/make.ts"

const at = "2026-03-02T06:00:00.000Z"

function popolo({
  name = "Ann Example",
  party = "0",
  role = "member",
  more = [] as object[],
} = {}) {
  return {
    persons: [
      {
        id: "ann",
        name,
        other_names: [{ lang: "kk", name: `${name} (kk)`, note: "multilingual" }],
      },
      { id: "ben", name: "Ben Example" },
      ...more,
    ],
    organizations: [
      { id: "l", name: "Chamber", classification: "legislature" },
      { id: party, name: `Party ${party}`, classification: "party" },
    ],
    areas: [
      { id: "r", name: "Region" },
      { id: "r/n", name: "North", parent_id: "r" },
    ],
    memberships: [
      {
        ...{ id: "m1", person_id: "ann", organization_id: "l", area_id: "r/n", role },
        on_behalf_of_id: party,
      },
      { id: "m2", person_id: "ben", organization_id: "l", on_behalf_of_id: party },
    ],
  }
}

const rollcall: Readonly<Record<string, Content>> = {
  "datapackage.json": {
    name: "steppe",
    resources: ["voters", "vote_events", "votes"].map((name) => ({ name, path: `${name}.csv` })),
  },
  "voters.csv": "id,name\n1,Cem Example\n2,Dan Example\n3,Eda Example\n",
  "vote_events.csv":
    "id,start_date,motion:title\n100,2024-01-15,On the road\n101,2024-01-16,On the well\n",
  "votes.csv.gz": gzipSync(
    "vote_event_id,voter_id,option,group_id,paired_id\n100,1,for,10,\n100,2,paired,,3\n100,3,paired,,2\n101,1,against,11,\n",
  ),
}

async function lastRun(db: Db): Promise<number> {
  const { id } = await db.read
    .selectFrom("import_run")
    .select((eb) => eb.fn.max<number>("id").as("id"))
    .executeTakeFirstOrThrow()
  return id
}

async function undo(db: Db, run: number, isDryRun = false): Promise<Undone> {
  const outcome = await undoImport(db, run, { accountId: null }, at, isDryRun)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}

function whys({ kept }: Undone): string[] {
  return kept.map(({ kind, label, why, by }) => [kind, label, why, by].filter(Boolean).join(" "))
}

describeOnBothEngines("taking an import back", (open) => {
  test("leaves every table as it was; a second import adds what the first did; a trial keeps nothing", async () => {
    const db = await open()
    await importOne(db, "popolo", popolo())
    const before = await hashTables(db)
    const folder = makeFolder(rollcall)
    const [first] = await importPaths(db, "rollcall", [folder])
    const after = await hashTables(db)
    const content = await hashWithoutKeys(db)
    const run = await lastRun(db)
    expect(after["vote"]).not.toBe(before["vote"])

    const tried = await undo(db, run, true)
    expect(await hashTables(db)).toEqual(after)
    const undone = await undo(db, run)
    expect(undone).toEqual(tried)
    expect(undone.taken).toMatchObject({ vote: 4, vote_event: 2, motion: 2, person: 3 })
    expect(undone.kept).toEqual([])
    expect(await hashTables(db)).toEqual(before)

    const [again] = await importPaths(db, "rollcall", [folder])
    expect(again?.added).toBe(first?.added)
    expect(await hashWithoutKeys(db)).toEqual(content)
  })

  test("restores what a second file changed: values, names, words, parties, votes and counts", async () => {
    const db = await open()
    await importOne(db, "popolo", popolo())
    await importPaths(db, "rollcall", [makeFolder(rollcall)])
    const before = await hashTables(db)
    const more = [
      { id: "fay", name: "Fay Example", identifiers: [{ scheme: "x", identifier: "1" }] },
    ]
    const changed = { ...popolo({ name: "Anna Sample", party: "7", role: "speaker", more }) }
    expect((await importOne(db, "popolo", changed)).updated).toBe(3)
    const second = await lastRun(db)
    const votes = gzipSync("vote_event_id,voter_id,option\n100,1,against\n100,2,for\n101,3,for\n")
    await importPaths(db, "rollcall", [makeFolder({ ...rollcall, "votes.csv.gz": votes })])

    const back = await undo(db, await lastRun(db))
    expect(back.restored).toEqual({ vote: 2 })
    expect(back.taken).toEqual({ vote: 1 })
    const undone = await undo(db, second)
    expect(undone.restored).toEqual({ person: 1, membership: 2 })
    expect(undone.taken).toEqual({ person: 1, organization: 1 })
    expect(await hashTables(db)).toEqual(before)
  })

  test("keeps what was edited since, by a person or a later import, and says which; both undone, nothing is left", async () => {
    const db = await open()
    const empty = await hashTables(db)
    await importOne(db, "popolo", popolo())
    const first = await lastRun(db)
    await importOne(db, "popolo", popolo({ name: "Anna Sample" }))
    const second = await lastRun(db)
    const undone = await undo(db, first)
    expect(whys(undone)).toEqual(["person Anna Sample edited"])
    expect(await personNames(db)).toEqual(["Anna Sample"])
    expect((await undo(db, second)).restored).toEqual({ person: 1 })
    expect(await personNames(db)).toEqual(["Ann Example"])
    expect((await undo(db, first)).kept).toEqual([])
    expect(await hashTables(db)).toEqual(empty)
  })

  test("keeps a promise with a verdict, a mandate with a petition, a vote as evidence, and all they hang on", async () => {
    const db = await open()
    await importOne(db, "popolo", popolo())
    const people = await lastRun(db)
    const header = "id,person,text,lang,power,source_url,captured_on\n"
    const rows =
      "1,ann,A school will stand,en,own,https://example.org/a,2024-02-01\n" +
      "2,ben,A well will be dug,en,own,https://example.org/b,2024-02-01\n"
    await importOne(db, "promises", header + rows, { name: "p.csv" })
    const promises = await lastRun(db)
    await importPaths(db, "rollcall", [makeFolder(rollcall)])
    const votes = await lastRun(db)

    const pledge = await db.read
      .selectFrom("pledge")
      .selectAll()
      .orderBy("id")
      .executeTakeFirstOrThrow()
    await makeVerdict(db, { pledge_id: pledge.id })
    const event = await db.read
      .selectFrom("vote_event")
      .selectAll()
      .orderBy("id")
      .executeTakeFirstOrThrow()
    await makeVoteEvidence(db, { pledge_id: pledge.id, vote_event_id: event.id })
    expect(whys(await undo(db, promises))).toEqual([
      "pledge A school will stand held verdict",
      "source_snapshot https://example.org/a held pledge",
    ])
    expect(whys(await undo(db, votes)).sort()).toEqual([
      "motion On the road held vote_event",
      ...["organization 10 held vote", "organization steppe held vote_event"],
      ...["Cem", "Dan", "Eda"].map((name) => `person ${name} Example held vote`),
      expect.stringMatching(/^vote_event \w{16} held evidence$/),
      "votes On the road held evidence",
    ])
    expect(await db.read.selectFrom("vote").select("option").execute()).toHaveLength(3)

    const seat = await db.read
      .selectFrom("membership")
      .selectAll()
      .orderBy("id")
      .executeTakeFirstOrThrow()
    await makePetition(db, { membership_id: seat.id })
    expect(whys(await undo(db, people))).toEqual([
      "membership member held petition",
      "person Ann Example held pledge",
      ...["organization Chamber held", "organization Party 0 held"].map(
        (one) => `${one} membership`,
      ),
      "area Region held area",
      "area North held petition",
    ])
  })

  test("keeps what a person edited, and gives a roll its former entries back", async () => {
    const db = await open()
    await importOne(db, "popolo", popolo())
    const people = await lastRun(db)
    const rollKeys = makeKeys(Buffer.alloc(32, 3))
    const header = "iin,family,settlement,district,votes_from\n"
    const options = { name: "roll.csv", source: "roll", rollKeys }
    await importOne(db, "roll", `${header}900101100004,Example,Here,r/n,\n`, options)
    const before = await hashTables(db)
    const newer = "900101100004,Example,There,r,2099-01-01\n900101100014,Sample,Here,r/n,\n"
    await importOne(db, "roll", header + newer, options)
    const undone = await undo(db, await lastRun(db))
    expect(undone).toEqual({ taken: { roll: 1 }, restored: { roll: 1 }, kept: [] })
    expect(await hashTables(db)).toEqual(before)

    const { id: accountId } = await makeAccount(db)
    const ben = await db.read
      .selectFrom("person")
      .selectAll()
      .where("name", "=", "Ben Example")
      .executeTakeFirstOrThrow()
    await commit(db, async (trx) => {
      await supersede(trx, { kind: "person", id: ben.id, body: { ...ben }, at, accountId })
      await trx
        .updateTable("person")
        .set({ name: "Ben Corrected" })
        .where("id", "=", ben.id)
        .execute()
      return accept(undefined)
    })
    const kept = whys(await undo(db, people))
    expect(kept).toEqual([
      "person Ben Corrected edited",
      "area Region held area",
      "area North held roll_entry",
    ])
  })

  test("refuses a run that is not there", async () => {
    const db = await open()
    expect(await undoImport(db, 99, { accountId: null }, at)).toMatchObject({
      refusal: { code: "no-such-import" },
    })
  })
})

async function personNames(db: Db): Promise<string[]> {
  const rows = await db.read.selectFrom("person").select("name").orderBy("id").execute()
  return rows.map(({ name }) => name)
}

const data = "../shared/data/rollcall"

// PostgreSQL spends a minute on the foreign keys of 200,000 votes: the small files above show it there.
test.skipIf(!existsSync(data))(
  "taking Chile back on SQLite leaves every table as it was, and a second import adds as much",
  async () => {
    const db = openDb(`sqlite:${join(makeFolder({}), "uade.db")}`)
    onTestFinished(() => db.close())
    await migrateToLatest(db)
    const paths = readdirSync(data).map((name) => join(data, name))
    await importPaths(
      db,
      "rollcall",
      paths.filter((one) => one.includes("cz-")),
    )
    const before = await hashTables(db)
    const chile = paths.filter((one) => one.includes("cl-"))
    const [first] = await importPaths(db, "rollcall", chile)
    const content = await hashWithoutKeys(db)
    const undone = await undo(db, await lastRun(db))
    expect(undone.taken["vote"]).toBe(199_430)
    expect(undone.kept).toEqual([])
    expect(await hashTables(db)).toEqual(before)
    const [again] = await importPaths(db, "rollcall", chile)
    expect(again?.kinds).toEqual(first?.kinds)
    expect(await hashWithoutKeys(db)).toEqual(content)
  },
  240_000,
)
