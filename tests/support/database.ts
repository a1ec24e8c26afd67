import { randomBytes } from "node:crypto"
import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { PostgresPool } from "kysely"
import { afterAll, describe, inject, onTestFinished, TestRunner } from "vitest"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { borrowDatabase, inDatabase, runAsAdmin } from "#tests/support/postgres-database.ts"

/** A database of a test's own, and the address by which a second process would open it. */
export type TestDb = Db & { readonly url: string }

/** A fresh database has every migration run, or none: tests that change the schema take an empty one. */
export type Form = "migrated" | "empty"

/**
 * Opens a fresh database. It is closed and thrown away when the test ends that opened it or, opened in
 * `beforeAll`, when its suite ends.
 */
export type Open = (form?: Form) => Promise<TestDb>

/** Runs a suite once on SQLite and once on PostgreSQL. */
export function describeOnBothEngines(name: string, suite: (open: Open) => void): void {
  describe.each([
    ["SQLite", freshSqlite],
    ["PostgreSQL", freshPostgres],
  ] as const)(`${name} on %s`, (_, fresh) => {
    const leftForTheSuite: (() => Promise<void>)[] = []
    afterAll(async () => {
      for (const close of leftForTheSuite.splice(0)) await close()
    })

    suite(async (form = "migrated") => {
      const { url, pool, discard } = await fresh(form)
      const db = Object.assign(openDb(url, pool), { url })
      async function close(): Promise<void> {
        await db.close()
        await discard()
      }
      if (TestRunner.getCurrentTest()) onTestFinished(close)
      else leftForTheSuite.push(close)
      return db
    })
  })
}

interface Fresh {
  readonly url: string
  readonly pool?: PostgresPool
  readonly discard: () => Promise<void>
}

function freshSqlite(form: Form): Promise<Fresh> {
  const folder = mkdtempSync(join(tmpdir(), "uade-test-"))
  const file = join(folder, "uade.db")
  if (form === "migrated") copyFileSync(inject("sqliteTemplate"), file)
  return Promise.resolve({
    url: `sqlite:${file}`,
    discard: () => {
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  })
}

async function freshPostgres(form: Form): Promise<Fresh> {
  const server = inject("postgresUrl")
  if (form === "migrated") {
    const { url, pool, giveBack } = await borrowDatabase(server, inject("postgresTemplate"))
    return { url, pool, discard: giveBack }
  }
  const name = `${inject("postgresTemplate")}_${randomBytes(8).toString("hex")}`
  await runAsAdmin(server, `create database ${name}`)
  return {
    url: inDatabase(server, name),
    discard: () => runAsAdmin(server, `drop database ${name} with (force)`),
  }
}
