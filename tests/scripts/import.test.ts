import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { describe, expect, test } from "vitest"
import { openDb } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { makeFolder } from "#tests/support/import.ts"

const good = [{ id: "1", name: "Aigerim Example" }]

interface Said {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command as `npm run import` does. */
async function runImport(folder: string, ...args: string[]): Promise<Said> {
  const environment = { ...process.env, DATABASE_URL: `sqlite:${join(folder, "uade.db")}` }
  const command = ["--import", "tsx", "scripts/import.ts", ...args]
  try {
    const said = await promisify(execFile)(process.execPath, command, { env: environment })
    return { code: 0, ...said }
  } catch (fault) {
    return fault as Said
  }
}

async function makeReady(files: Parameters<typeof makeFolder>[0]): Promise<string> {
  const folder = makeFolder(files)
  const db = openDb(`sqlite:${join(folder, "uade.db")}`)
  await migrateToLatest(db)
  await db.close()
  return folder
}

describe("npm run import", () => {
  test("says what it did, in words and as JSON, and ends with 0, 2 or 1", async () => {
    const folder = await makeReady({
      "good.json": good,
      "mixed.json": [...good, { id: "2" }],
      "bad.json": [{ id: "2" }],
    })
    const [goodFile, mixed, bad] = ["good.json", "mixed.json", "bad.json"].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    const all = await runImport(folder, "popolo", goodFile)
    expect(all).toMatchObject({ code: 0, stderr: "" })
    expect(all.stdout).toBe(
      "all: read 1, added 1, updated 0, unchanged 0, rejected 0, warnings 0\n",
    )

    const report = join(folder, "report.txt")
    const some = await runImport(folder, "popolo", mixed, bad, "--json", "--report", report)
    expect(some.code).toBe(2)
    expect(JSON.parse(some.stdout)).toMatchObject({
      read: 3,
      added: 0,
      unchanged: 1,
      rejected: 2,
      files: [
        { file: mixed, rejected: 1 },
        { file: bad, rejected: 1 },
      ],
    })
    expect(some.stderr).toBe(`${mixed}: /1: has no name\n${bad}: /0: has no name\n`)
    expect(readFileSync(report, "utf8")).toBe(some.stderr)

    expect(await runImport(folder, "popolo", bad)).toMatchObject({ code: 1 })
  }, 60_000)

  test.each([
    ["an unknown format", ["newspapers", "x"], 'There is no format "newspapers".'],
    ["no file", ["popolo"], "Name at least one file."],
    ["an unknown option", ["popolo", "x", "--force"], "Unknown option '--force'"],
    ["a missing file", ["popolo", "missing.json"], "missing.json: there is no such file"],
  ])(
    "stops with one sentence at %s",
    async (_, args, sentence) => {
      const said = await runImport(await makeReady({}), ...args)
      expect(said.code).toBe(1)
      expect(said.stderr).toContain(sentence)
      expect(said.stderr).not.toContain("    at ")
    },
    60_000,
  )

  test("names npm run migrate where there is no database or an old schema", async () => {
    const folder = makeFolder({ "good.json": good })
    const none = await runImport(folder, "popolo", join(folder, "good.json"))
    expect(none).toMatchObject({ code: 1 })
    expect(none.stderr).toContain("npm run migrate")

    const empty = openDb(`sqlite:${join(folder, "uade.db")}`)
    await empty.close()
    const old = await runImport(folder, "popolo", join(folder, "good.json"))
    expect(old).toMatchObject({ code: 1 })
    expect(old.stderr).toContain("npm run migrate")
  }, 60_000)
})
