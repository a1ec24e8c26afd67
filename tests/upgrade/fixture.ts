import { readFileSync } from "node:fs"
import { gunzipSync, gzipSync } from "node:zlib"
import SQLite from "better-sqlite3"
import { sql } from "kysely"
import { z } from "zod"
import { logStep } from "#app/domain/petition-leaf.server.ts"
import { withdrawSignature } from "#app/domain/signature.server.ts"
import { minute, later } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { getPetition } from "#db/queries/petitions.server.ts"
import type { TestDb } from "#tests/support/database.ts"
import type { TestHouse } from "#tests/support/house.ts"
import { follow, makeNewsScene } from "#tests/support/news-scene.ts"
import { makeOpenData } from "#tests/support/open-data-scene.ts"
import { crowdSigns, decideOn, draftOf } from "#tests/support/review-scene.ts"
import { makeScene, now, sign } from "#tests/support/signing-scene.ts"

/*
 * A database as an earlier version of the program left it: its schema as SQLite has it, and its rows. It is
 * made by that version: this file goes into its tree, where a test of one line calls
 * `writeFileSync("041.json.gz", await packFixture(await open()))` on SQLite.
 */

const Value = z.union([z.string(), z.number(), z.null(), z.strictObject({ base64: z.string() })])

const Fixture = z.object({
  /** The migration that was the latest. */
  latest: z.string(),
  schema: z.array(z.string()),
  tables: z.record(z.string(), z.array(z.record(z.string(), Value))),
  /** A petition that was signed, and the secret of a letter that stands. */
  petition: z.string(),
  secret: z.string(),
})
export type Fixture = z.infer<typeof Fixture>

/** Reads a fixture of this folder. @param name of the migration that was its latest: `041` */
export function readFixture(name: string): Fixture {
  const packed = readFileSync(`tests/upgrade/${name}.json.gz`)
  return Fixture.parse(JSON.parse(gunzipSync(packed).toString("utf8")))
}

/** Writes a fixture as the file of an SQLite database, with the schema that it had. */
export function writeSqlite(fixture: Fixture, file: string): void {
  const db = new SQLite(file)
  db.pragma("foreign_keys = off")
  const guards = fixture.schema.filter((statement) => statement.startsWith("CREATE TRIGGER"))
  for (const statement of fixture.schema) if (!guards.includes(statement)) db.exec(statement)
  for (const [table, rows] of Object.entries(fixture.tables)) {
    for (const row of rows) {
      const names = Object.keys(row)
      const places = names.map(() => "?").join(", ")
      const values = Object.values(row).map(asStored)
      db.prepare(`insert into "${table}" (${names.join(", ")}) values (${places})`).run(values)
    }
  }
  for (const statement of guards) db.exec(statement)
  db.close()
}

/** Puts a fixture's rows into a database that has its schema already. */
export async function insertRows(db: Db, fixture: Fixture): Promise<void> {
  await db.writer.transaction().execute(async (trx) => {
    await sql`set session_replication_role = replica`.execute(trx)
    for (const [table, rows] of Object.entries(fixture.tables)) {
      if (table.startsWith("kysely_")) continue
      for (const row of rows) {
        const values = Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, asStored(value)]),
        )
        await trx
          .insertInto(table as never)
          .values(values as never)
          .execute()
      }
    }
    await sql`set session_replication_role = origin`.execute(trx)
  })
}

function asStored(value: z.infer<typeof Value>): string | number | null | Buffer {
  return typeof value === "object" && value !== null ? Buffer.from(value.base64, "base64") : value
}

/** Lives through what a site lives through, and packs what it left. */
export async function packFixture(db: TestDb): Promise<Buffer> {
  const { petition, secret } = await live(db)
  const file = new SQLite(db.url.slice("sqlite:".length), { readonly: true })
  const masters = file
    .prepare("select type, name, sql from sqlite_master where sql is not null")
    .all()
  const all = z
    .array(z.object({ type: z.string(), name: z.string(), sql: z.string() }))
    .parse(masters)
  const own = all.filter(({ name }) => !name.startsWith("sqlite_"))
  const tables = own.filter(({ type }) => type === "table").map(({ name }) => name)
  const rows = tables.map(
    (table) => [table, file.prepare(`select * from "${table}"`).all()] as const,
  )
  const names = file.prepare("select max(name) as latest from kysely_migration").get()
  const { latest } = z.object({ latest: z.string() }).parse(names)
  file.close()
  const schema = own.map((one) => one.sql)
  const whole = { latest, schema, tables: Object.fromEntries(rows), petition, secret }
  return gzipSync(JSON.stringify(whole, asJson), { level: 9 })
}

/** A Buffer has turned itself into `{ type, data }` by the time that JSON asks. */
function asJson(_: string, value: unknown): unknown {
  const read = z.object({ type: z.literal("Buffer"), data: z.array(z.number()) }).safeParse(value)
  return read.success ? { base64: Buffer.from(read.data.data).toString("base64") } : value
}

/** Promises, votes and verdicts; followers; a petition that is signed, withdrawn from and reviewed. */
async function live(db: TestDb): Promise<{ petition: string; secret: string }> {
  await makeOpenData(db)
  const news = await makeNewsScene(db)
  await follow(news, {
    kind: "petition",
    publicId: news.petition.public_id,
    email: "reader@uade.example",
  })
  const { house, petition } = await makeScene(db, { closes_on: "2099-12-31", threshold: 50 })
  await logOpenings(house)
  const { secret } = await sign(house, petition)
  const taken = await sign(house, petition, "taken@uade.example")
  await withdrawSignature(house, taken.secret, later(now, minute))
  await crowdSigns(house, petition, { many: 8, network: "198.51.100/24" })
  await decideOn(house, await draftOf(house, petition, { from: now, until: later(now, minute) }))
  return { petition: petition.public_id, secret }
}

/** Scenes begin with petitions that are open already; the log has to say that they opened. */
async function logOpenings(house: TestHouse): Promise<void> {
  const open = await house.db.read.selectFrom("petition").select("id").orderBy("id").execute()
  await commit(house.db, async (trx) => {
    const step = { from: "reply-window", to: "open", at: now } as const
    for (const { id } of open) await logStep(house, trx, await getPetition(trx, id), step)
    return accept(undefined)
  })
}
