import { expect, test } from "vitest"
import { sql } from "kysely"
import type { Db } from "#db/connection.server.ts"
import { migrateDown, migrateToLatest } from "#db/migrate.server.ts"
import { migrations } from "#db/migrations/index.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeScene, sign } from "#tests/support/signing-scene.ts"

/** Takes the schema back until the migration before this one is the last. */
async function backTo(db: Db, name: string): Promise<void> {
  const names = Object.keys(migrations(db.engine))
  for (let left = names.length; left > names.indexOf(name); left -= 1) await migrateDown(db)
}

describeOnBothEngines("a database of before signatures were made lean", (open) => {
  test("keeps each signature, shortens its marks and drops the tasks that are done", async () => {
    const db = await open()
    const { house, petition } = await makeScene(db)
    await sign(house, petition)
    await backTo(db, "040_lean_signatures")
    const mark = Buffer.from(Array.from({ length: 32 }, (_, at) => at))
    const [byte, opening] = [Buffer.of(7), Buffer.of(9)]
    await sql`update signature set tag = ${mark}, email_tag = ${mark}, opening_sealed = ${opening},
      expires_at = '2026-04-03T06:00:00.000Z', confirmed_at = '2026-04-01T06:00:00.000Z'`.execute(
      db.writer,
    )
    await sql`insert into signature (petition_id, state, assurance, tag, secret_hash, lang, requested_at, expires_at)
      values (${petition.id}, 'pending', 'email', ${mark}, ${byte}, 'en', '2026-04-01', '2026-04-03')`.execute(
      db.writer,
    )
    await sql`update outbox set done_at = '2026-04-01' where kind = 'receipt'`.execute(db.writer)
    await migrateToLatest(db)
    const rows = await db.read.selectFrom("signature").selectAll().orderBy("id").execute()
    const half = mark.subarray(0, 16)
    expect(rows).toMatchObject([
      { tag: half, email_tag: half, opening_sealed: opening, expires_at: null, signed_on: null },
      { tag: half, email_tag: null, expires_at: "2026-04-03", state: "pending" },
    ])
    const tasks = await db.read.selectFrom("outbox").select("kind").execute()
    expect(tasks).toEqual([{ kind: "signature-confirmation" }])
  })
})
