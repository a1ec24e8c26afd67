import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { CompiledQuery } from "kysely"
import type { Kysely } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openReader, openWriter } from "#db/sqlite.server.ts"
import type { SqliteConnection } from "#db/sqlite.server.ts"

const folder = mkdtempSync(join(tmpdir(), "uade-statements-"))
let [writer, reader]: SqliteConnection[] = []

beforeAll(async () => {
  writer = openWriter(join(folder, "some.db"))
  await run("create table thing (id integer primary key, name text) strict")
  await run("insert into thing (name) values ('one'), ('two')")
  reader = openReader(join(folder, "some.db"))
})
afterAll(async () => {
  await writer?.kysely.destroy()
  await reader?.kysely.destroy()
  rmSync(folder, { recursive: true, force: true })
})

test("a kept statement sees what the schema has become, on both connections", async () => {
  expect(await things(reader)).toEqual([
    { id: 1, name: "one" },
    { id: 2, name: "two" },
  ])
  await run("alter table thing add column size integer")
  await run("update thing set size = 7 where id = 2")
  expect(await things(reader)).toContainEqual({ id: 2, name: "two", size: 7 })
  expect(await things(writer)).toContainEqual({ id: 2, name: "two", size: 7 })
})

function things(of: SqliteConnection | undefined) {
  return kysely(of).selectFrom("thing").selectAll().execute()
}

function run(text: string) {
  return kysely(writer).executeQuery(CompiledQuery.raw(text))
}

function kysely(of: SqliteConnection | undefined) {
  return of?.kysely as unknown as Kysely<{ thing: { id: number; name: string; size: number } }>
}
