import { randomBytes } from "node:crypto"
import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, inject, onTestFinished, TestRunner } from "vitest"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { inDatabase, runAsAdmin } from "#tests/support/postgres-database.ts"

/** A database of a test's own, and the address by which a second process would open it. */
export type TestDb = Db & { readonly url: string }

/** Which form a fresh database has: every migration run, or none. */
export type Form = "migrated" | "empty"

/**
 * Opens a fresh database. It is closed and thrown away when the test ends that opened it or, opened in
 * `beforeAll`, when its suite ends.
 */
export type Open = (form?: Form) => Promise<TestDb>

/** Runs a suite once on SQLite and once on PostgreSQL. */
export function describeOnBothEngines(name: string, suite: (open: Open) => void): void {
  describe.each([
    { engine: "SQLite", fresh: freshSqlite },
    { engine: "PostgreSQL", fresh: freshPostgres },
  ])(`${name} on $engine`, ({ fresh }) => {
    const leftForTheSuite: (() => Promise<void>)[] = []
    afterAll(async () => {
      for (const close of leftForTheSuite.splice(0)) await close()
    })

    suite(async (form = "migrated") => {
      const { url, discard } = await fresh(form)
      const db = Object.assign(openDb(url), { url })
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
  discard(): Promise<void>
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
  const name = `uade_test_${randomBytes(8).toString("hex")}`
  const template = form === "migrated" ? inject("postgresTemplate") : "template1"
  await runAsAdmin(server, `create database ${name} template ${template}`)
  return {
    url: inDatabase(server, name),
    discard: () => runAsAdmin(server, `drop database ${name} with (force)`),
  }
}
