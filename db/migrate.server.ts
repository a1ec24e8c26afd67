import { Migrator } from "kysely"
import type { MigrationResultSet } from "kysely"
import type { Db } from "#db/connection.server.ts"
import { migrations } from "#db/migrations/index.ts"

/** Brings the schema to its latest form. @throws the error of the migration that failed; the earlier ones stand */
export async function migrateToLatest(db: Db): Promise<string[]> {
  return namesOf(await migrator(db).migrateToLatest())
}

/** Brings an empty database to the form that it had after a migration. @throws the error of the one that failed */
export async function migrateTo(db: Db, name: string): Promise<void> {
  namesOf(await migrator(db).migrateTo(name))
}

/** The names of all migrations that this program has, in their order. */
export async function listMigrations(db: Db): Promise<string[]> {
  return (await migrator(db).getMigrations()).map((migration) => migration.name)
}

/** Takes back the latest migration. */
export async function migrateDown(db: Db): Promise<string[]> {
  return namesOf(await migrator(db).migrateDown())
}

/** Names of the migrations that this program has and the database has not. Empty when it is up to date. */
export async function listPendingMigrations(db: Db): Promise<string[]> {
  const all = await migrator(db).getMigrations()
  return all.filter((migration) => !migration.executedAt).map((migration) => migration.name)
}

function migrator(db: Db): Migrator {
  return new Migrator({
    db: db.writer,
    provider: { getMigrations: () => Promise.resolve(migrations(db.engine)) },
  })
}

function namesOf({ error, results }: MigrationResultSet): string[] {
  if (error)
    throw error instanceof Error ? error : new Error("a migration failed", { cause: error })
  return (results ?? []).map((result) => result.migrationName)
}
