import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import type { FileReport } from "#app/domain/import.server.ts"
import type { ImportFormat } from "#app/domain/import/prepare.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { importPaths, makeFolder } from "#tests/support/import.ts"
import { mergeCandidates } from "#tests/support/merge-scene.ts"

/** Public data of real legislatures, where it lies beside the checkout. Without it there is nothing to run. */
const data = "../shared/data"

function filesOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(data, folder))
    .filter((name) => pattern.test(name))
    .map((name) => join(data, folder, name))
}

interface Motion {
  readonly vote_events: readonly { readonly votes: readonly unknown[] }[]
}

function votesIn(file: string): number {
  const motions = JSON.parse(readFileSync(file, "utf8")) as readonly Motion[]
  return motions.flatMap(({ vote_events: events }) => events.flatMap(({ votes }) => votes)).length
}

function sum(reports: readonly FileReport[], kind: string, count: "added" | "rejected"): number {
  return reports.reduce((total, { kinds }) => total + (kinds[kind]?.[count] ?? 0), 0)
}

async function importTwice(
  db: Db,
  format: ImportFormat,
  paths: readonly string[],
): Promise<FileReport[]> {
  const first = await importPaths(db, format, paths)
  expect(first.map(({ failure }) => failure).filter(Boolean)).toEqual([])
  for (const { file, read, added, updated, unchanged, rejected } of first) {
    expect(`${file}: ${added + updated + unchanged + rejected}`).toBe(`${file}: ${read}`)
  }
  for (const { file, added, updated } of await importPaths(db, format, paths)) {
    expect({ file, added, updated }).toEqual({ file, added: 0, updated: 0 })
  }
  return first
}

if (existsSync(data)) {
  describeOnBothEngines("real files", (open) => {
    test("Popolo of nine legislatures: everyone taken, nothing mixed, homonyms apart", async () => {
      const db = await open()
      const reports = await importTwice(db, "popolo", filesOf("popolo", /\.popolo\.json$/))
      expect(sum(reports, "person", "rejected")).toBe(0)
      const people = new Map(
        reports.map(({ file, kinds }) => [file.split("/").at(-1), kinds["person"]?.added]),
      )
      expect(people.get("ep_Kazakhstan_Assembly.popolo.json")).toBe(107)
      expect(people.get("ep_UK_Commons.popolo.json")).toBe(1337)
      const across = await db.read
        .selectFrom("membership as one")
        .innerJoin("membership as other", "other.person_id", "one.person_id")
        .innerJoin("organization as party", "party.id", "one.on_behalf_of_id")
        .innerJoin("import_run as run", "run.id", "party.import_run_id")
        .innerJoin("import_run as own", "own.id", "one.import_run_id")
        .whereRef("run.source", "<>", "own.source")
        .select("one.id")
        .execute()
      expect(across).toEqual([])
    }, 120_000)

    test("two whom a file brought twice, with one Wikidata item: merged, both files still add nothing", async () => {
      const db = await open()
      const [mongolia = ""] = filesOf("popolo", /^ep_Mongolia/)
      await importPaths(db, "popolo", [mongolia])
      const { kept, dropped, warnings } = await mergeCandidates(db, "Sangajavyn Bayartsogt")
      expect(kept).not.toBe(dropped)
      const legacy = { code: "other-identifier", scheme: "everypolitician_legacy" }
      expect(warnings).toEqual([legacy, { code: "same-seat" }])
      const [again] = await importPaths(db, "popolo", [mongolia])
      expect(again).toMatchObject({ added: 0, updated: 0, rejected: 0 })
    }, 120_000)

    test("Finland: every vote of every file, with the counts of the files", async () => {
      const db = await open()
      await importTwice(db, "popolo", filesOf("popolo-votes", /^fi_eduskunta/))
      const files = filesOf("popolo-votes", /^fi_.*motions\.json$/)
      const reports = await importTwice(db, "popolo-votes", files)
      const votes = files.reduce((total, file) => total + votesIn(file), 0)
      expect(sum(reports, "vote", "added")).toBe(votes)
      expect(await countDisagreements(db)).toBe(0)
    }, 120_000)

    test("United Kingdom divisions: voters inline, parties by id, tellers and both lobbies", async () => {
      const db = await open()
      await importTwice(db, "popolo", filesOf("popolo-votes", /^uk_pw_people/))
      const files = filesOf("popolo-votes", /^uk_pw_motions/)
      const reports = await importTwice(db, "popolo-votes", files)
      expect(sum(reports, "vote", "added")).toBe(votesIn(files[0] ?? ""))
      expect(await countDisagreements(db)).toBe(0)
    }, 120_000)

    test("Czech Senate and electorates: all taken", async () => {
      const db = await open()
      const senate = await importTwice(db, "rollcall", filesOf("rollcall", /^cz-/))
      expect(sum(senate, "vote", "added")).toBe(21_949)
      const uk = await importTwice(db, "electorate", filesOf("electorate", /^uk_2017/))
      expect(sum(uk, "electorate", "added")).toBe(650)
    }, 120_000)

    test("a table in another encoding is refused whole", async () => {
      const db = await open()
      const [report] = await importPaths(db, "electorate", filesOf("electorate", /cp1252/))
      expect(report?.failure).toMatch(/^not UTF-8/)
    })
  })

  // PostgreSQL spends a minute on the foreign keys of 200,000 votes and shows nothing that the Senate does not.
  test("Chile on SQLite: the 76 pairs of contradictory votes are rejected, both of each", async () => {
    const db = openDb(`sqlite:${join(makeFolder({}), "uade.db")}`)
    onTestFinished(() => db.close())
    await migrateToLatest(db)
    const reports = await importTwice(db, "rollcall", filesOf("rollcall", /^cl-/))
    expect(sum(reports, "vote", "rejected")).toBe(152)
    expect(sum(reports, "vote", "added")).toBe(199_582 - 152)
  }, 240_000)
}

/** How many counts of the source its stored votes do not bear out. */
async function countDisagreements(db: Db): Promise<number> {
  const rows = await db.read
    .selectFrom("vote_count")
    .select((eb) => [
      "value",
      eb
        .selectFrom("vote")
        .whereRef("vote.vote_event_id", "=", "vote_count.vote_event_id")
        .whereRef("vote.option", "=", "vote_count.option")
        .select((inner) => inner.fn.countAll().as("count"))
        .as("votes"),
    ])
    .execute()
  return rows.filter(({ value, votes }) => value !== Number(votes)).length
}

if (!existsSync(data)) test.skip("no real data lies beside the checkout", () => undefined)
