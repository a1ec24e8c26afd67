import { join } from "node:path"
import { expect, inject, test } from "vitest"
import { openDb } from "#db/connection.server.ts"
import { findUnfitness } from "#db/fitness.server.ts"
import { openReader, openWriter } from "#db/sqlite.server.ts"
import { connectionSettings, holdToSettings, UnfitDatabase } from "#db/sqlite-settings.server.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import { inDatabase } from "#tests/support/postgres-database.ts"

test("writer and reader of SQLite stand as they should, read back", () => {
  const file = join(emptyFolder(), "uade.db")
  const connections = [openWriter(file), openReader(file)]
  for (const { handle } of connections) {
    const taken = Object.keys(connectionSettings).map((name) => [
      name,
      handle.pragma(name, { simple: true }),
    ])
    expect(Object.fromEntries(taken)).toEqual({
      ...{ synchronous: 2, foreign_keys: 1, trusted_schema: 0, secure_delete: 1 },
    })
    expect(handle.pragma("journal_mode", { simple: true })).toBe("wal")
  }
  const waits = connections.map(({ handle }) => handle.pragma("busy_timeout", { simple: true }))
  expect(waits).toEqual([0, 5000])
  for (const { handle } of connections) handle.close()
})

test.each([...Object.keys(connectionSettings), "journal_mode"])(
  "a build of SQLite that does not take %s is refused in one sentence that names it",
  (left) => {
    const taken = new Map<string, unknown>([[left, "left out"]])
    const handle = {
      pragma: (text: string) => {
        const [name = "", value] = text.split(" = ")
        if (value === undefined) return taken.get(name)
        if (name !== left) taken.set(name, name === "journal_mode" ? value : Number(value))
        return undefined
      },
    }
    function hold(): void {
      holdToSettings(handle, { journal_mode: "wal" })
    }
    expect(hold).toThrow(UnfitDatabase)
    expect(hold).toThrow(`${left} = left out`)
    taken.set(left, left === "journal_mode" ? "wal" : connectionSettings[left])
    expect(hold).not.toThrow()
  },
)

test("a PostgreSQL that does not sync is refused where it must last, and taken where it need not", async () => {
  const db = openDb(inDatabase(inject("postgresUrl"), inject("postgresTemplate") + "_plans"))
  expect(await findUnfitness(db, true)).toBe(undefined)
  expect(await findUnfitness(db, false)).toMatch(/^PostgreSQL has fsync = off: .*Set fsync = on\.$/)
  await db.close()
})
