import { expect, test } from "vitest"
import { sql } from "kysely"
import { migrateDown, migrateToLatest } from "#db/migrate.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeScene, sign } from "#tests/support/signing-scene.ts"

describeOnBothEngines("marks of before an address had one alone", (open) => {
  test.each(["email", "iin"] as const)(
    "become one where a petition asks for %s and that is all",
    async (asks) => {
      const db = await open()
      const { house, petition } = await makeScene(db)
      await sign(house, petition)
      await migrateDown(db)
      const [person, address] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)]
      await sql`update petition set asks = ${asks}`.execute(db.writer)
      await sql`update signature set tag = ${person}, email_tag = ${address}`.execute(db.writer)
      await migrateToLatest(db)
      const rows = await db.read.selectFrom("signature").select(["tag", "email_tag"]).execute()
      expect(rows).toEqual([{ tag: person, email_tag: asks === "email" ? person : address }])
    },
  )
})
