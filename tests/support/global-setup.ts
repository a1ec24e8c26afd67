import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { openDb } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { dropAll, inDatabase, runAsAdmin } from "#tests/support/postgres-database.ts"
import { startPostgres } from "#tests/support/postgres.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the PostgreSQL server of this run, without a database name. */
    postgresUrl: string
    /** A migrated database of that server, copied for each test. */
    postgresTemplate: string
    /** A migrated SQLite file, copied for each test. */
    sqliteTemplate: string
  }
}

/** Runs once before all tests: one PostgreSQL server and, on each engine, one migrated template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_POSTGRES_URL"]
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startPostgres()
  const folder = mkdtempSync(join(tmpdir(), "uade-template-"))
  const sqliteTemplate = join(folder, "template.db")
  const postgresTemplate = `uade_test_${String(process.pid)}`

  await migrated(`sqlite:${sqliteTemplate}`)
  await runAsAdmin(server.url, `create database ${postgresTemplate}`)
  await migrated(inDatabase(server.url, postgresTemplate))
  // Who explains a statement stays connected: what is copied must have nobody in it.
  const explained = `${postgresTemplate}_plans`
  await runAsAdmin(server.url, `create database ${explained} template ${postgresTemplate}`)

  project.provide("postgresUrl", server.url)
  project.provide("postgresTemplate", postgresTemplate)
  project.provide("sqliteTemplate", sqliteTemplate)
  return async () => {
    if (given) await dropAll(server.url, postgresTemplate)
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function migrated(url: string): Promise<void> {
  const db = openDb(url)
  await migrateToLatest(db)
  await db.close()
}
