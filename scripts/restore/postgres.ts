import { sql } from "kysely"
import { findDeepFault } from "#app/domain/log-deep-check.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listMigrations, migrateTo } from "#db/migrate.server.ts"
import type { Reader } from "#db/schema.ts"
import { readThrough } from "#scripts/backup/make.ts"
import { linesOf, openBackup } from "#scripts/backup/packed.ts"
import { readRows } from "#scripts/backup/read-rows.ts"
import type { RowLine } from "#scripts/backup/read-rows.ts"
import { listTables } from "#scripts/backup/rows.ts"
import { asideMark, notEmpty, pendingOf } from "#scripts/restore/order.ts"
import type { Restored, RestoreOrder } from "#scripts/restore/order.ts"
import { Stop } from "#scripts/user/stop.ts"

/**
 * Puts a backup of rows into an empty database of PostgreSQL, as its owner: the backup is read to its end first,
 * then all rows are put in within one transaction, at whose end every reference is checked.
 * @throws Stop where rows stand there or the backup is not sound: then all is as it was
 */
export async function restorePostgres(url: string, order: RestoreOrder): Promise<Restored> {
  const db = openDb(url)
  try {
    const isThere = (await listTables(db.read)).length > 0
    if (isThere && !order.replace) throw new Stop(notEmpty)
    const { manifest, copy } = await openBackup(order.file, order.backupKey)
    const pending = pendingOf(manifest, await listMigrations(db))
    await readThrough(manifest, copy)
    const aside = isThere ? `uade_${asideMark(order.now)}` : undefined
    await moveAside(db, aside)
    try {
      await migrateTo(db, manifest.migrations.at(-1) ?? "")
      const again = await openBackup(order.file, order.backupKey)
      await putIn(db, readRows(linesOf(again.copy)))
    } catch (fault) {
      await putBack(db, aside)
      throw fault
    }
    return { aside: aside === undefined ? undefined : `the schema ${aside}`, pending }
  } finally {
    await db.close()
  }
}

/** What would be taken for the migrations of the new schema, whatever schema they lie in. */
const marks = ["kysely_migration", "kysely_migration_lock"]

async function moveAside(db: Db, aside: string | undefined): Promise<void> {
  if (aside === undefined) return
  await sql`alter schema public rename to ${sql.id(aside)}`.execute(db.writer)
  for (const name of marks) await rename(db, [aside, name], `${name}_before`)
  await sql`create schema public`.execute(db.writer)
}

async function putBack(db: Db, aside: string | undefined): Promise<void> {
  await sql`drop schema public cascade`.execute(db.writer)
  if (aside === undefined) await sql`create schema public`.execute(db.writer)
  else {
    await sql`alter schema ${sql.id(aside)} rename to public`.execute(db.writer)
    for (const name of marks) await rename(db, ["public", `${name}_before`], name)
  }
}

async function rename(db: Db, from: [schema: string, table: string], to: string): Promise<void> {
  await sql`alter table if exists ${sql.id(...from)} rename to ${sql.id(to)}`.execute(db.writer)
}

async function putIn(db: Db, lines: AsyncIterable<RowLine>): Promise<void> {
  await db.writer.transaction().execute(async (trx) => {
    const tables = await listTables(trx)
    const references = await takeReferences(trx)
    for (const table of tables) {
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(trx)
      // What a migration put there stands in the backup too.
      await sql`delete from ${sql.table(table)}`.execute(trx)
    }
    await insert(trx, lines)
    for (const statement of references) await sql.raw(statement).execute(trx)
    for (const table of tables) {
      await sql`alter table ${sql.table(table)} enable trigger user`.execute(trx)
    }
    const wrong = await findDeepFault(trx)
    if (wrong) throw new Stop(`The log that was put back is not what was signed. ${wrong.found}`)
  })
}

/** Takes all references away. @returns the statements that put them back: each then looks through its rows */
async function takeReferences(trx: Reader): Promise<string[]> {
  const { rows } = await sql<{ drop: string; add: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname,
        pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(
    trx,
  )
  for (const { drop } of rows) await sql.raw(drop).execute(trx)
  return rows.map(({ add }) => add)
}

const atOnce = 500

async function insert(trx: Reader, lines: AsyncIterable<RowLine>): Promise<void> {
  let table = ""
  let waiting: string[] = []

  async function flush(): Promise<void> {
    if (waiting.length === 0) return
    const rows = `[${waiting.join(",")}]`
    waiting = []
    await sql`insert into ${sql.table(table)}
      select * from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)`.execute(trx)
  }

  for await (const line of lines) {
    if (line.kind !== "row" || waiting.length >= atOnce) await flush()
    if (line.kind === "table") table = line.name
    else if (line.kind === "row") waiting.push(line.json)
    else await sql`select setval(${line.name}::regclass, ${line.last}::bigint)`.execute(trx)
  }
  await flush()
}
