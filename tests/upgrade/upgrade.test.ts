import { sql } from "kysely"
import { expect, test } from "vitest"
import { findDeepFault } from "#app/domain/log-deep-check.server.ts"
import { findSignatureStatus } from "#app/domain/signature-status.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listPendingMigrations, migrateTo, migrateToLatest } from "#db/migrate.server.ts"
import { migrations } from "#db/migrations/index.ts"
import { findPetition } from "#db/queries/petitions.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import { now, sign } from "#tests/support/signing-scene.ts"
import { insertRows, readFixture, writeSqlite } from "./fixture.ts"

const fixture = readFixture("041")
const names = Object.keys(migrations("sqlite"))
const since = names.slice(names.indexOf(fixture.latest) + 1)

/** The database as the earlier version left it. */
async function asLeft(db: TestDb): Promise<void> {
  if (db.engine === "sqlite") {
    writeSqlite(fixture, db.url.slice("sqlite:".length))
    return
  }
  await migrateTo(db, fixture.latest)
  await insertRows(db, fixture)
  for (const [table, rows] of Object.entries(fixture.tables)) {
    if (!rows.some(({ id }) => typeof id === "number")) continue
    const top = sql`(select max(id) from ${sql.table(table)})`
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${top})`
      .execute(db.writer)
      // A key that is no number that counts up has no sequence.
      .catch(() => undefined)
  }
}

async function countRows(db: Db): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of Object.keys(fixture.tables)) {
    if (table.startsWith("kysely_")) continue
    const { rows } = await sql<{ count: number | string }>`
      select count(*) as count from ${sql.table(table)}`.execute(db.read)
    counts[table] = Number(rows[0]?.count)
  }
  return counts
}

describeOnBothEngines("a database of an earlier version", (open) => {
  test("is brought up to date with all its rows, its log whole, and is signed on", async () => {
    const db = await open("empty")
    await asLeft(db)
    expect(await listPendingMigrations(db)).toEqual(since)
    const before = await countRows(db)
    expect(before["signature"]).toBe(10)
    expect(await migrateToLatest(db)).toEqual(since)
    expect(await countRows(db)).toEqual(before)
    const house = makeHouse(db, { now })
    expect((await findSignatureStatus(house, fixture.secret, now))?.status).toBe("counted")
    const petition = await findPetition(db.read, fixture.petition)
    const row = await db.read
      .selectFrom("petition")
      .selectAll()
      .where("public_id", "=", fixture.petition)
      .executeTakeFirstOrThrow()
    const signed = await sign(house, row, "after@uade.example")
    expect(signed.outcome).toMatchObject({ ok: true })
    expect((await findPetition(db.read, fixture.petition))?.signatureCount).toBe(
      (petition?.signatureCount ?? 0) + 1,
    )
    expect(await findDeepFault(db.read)).toBeUndefined()
  })

  test("had the schema that the migrations of then still make", async () => {
    const db = await open("empty")
    if (db.engine === "postgres") return
    await migrateTo(db, fixture.latest)
    const { rows } = await sql<{ sql: string }>`
      select sql from sqlite_master where sql is not null and name not like 'sqlite_%'`.execute(
      db.read,
    )
    expect(rows.map((row) => row.sql).sort()).toEqual([...fixture.schema].sort())
  })
})
