import { readFileSync } from "node:fs"
import { sql } from "kysely"
import { expect, test } from "vitest"
import { appendSome, makeLogScene } from "#tests/support/log-scene.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

const role = "uade_grants_test"

const granted = readFileSync("db/grants.sql", "utf8")
  .replaceAll(/^--.*$/gm, "")
  .replaceAll(':"role"', role)
  .split(";")
  .map((statement) => statement.trim())
  .filter((statement) => statement !== "")

describeOnBothEngines("the role of the running site", (open) => {
  test("adds to the log, moves its head, and can neither change nor delete a row of it", async () => {
    const db = await open()
    if (db.engine === "sqlite") return
    makeLogScene(db).restart()
    await appendSome(db, 3)
    await db.writer
      .transaction()
      .execute(async (trx) => {
        // Taken back with the transaction: a role belongs to all databases of a server.
        await sql.raw(`create role ${role} nologin`).execute(trx)
        for (const statement of granted) await sql.raw(statement).execute(trx)
        await sql.raw(`set local role ${role}`).execute(trx)
        await trx.updateTable("log_head").set({ published_size: 2 }).execute()
        const row = { epoch: 1, from_size: 9, vkey: "key" }
        await trx.insertInto("log_key").values(row).execute()
        const tables = [
          "log_leaf",
          "log_tile",
          "log_checkpoint",
          "log_cosignature",
          "log_key",
        ] as const
        for (const table of tables) {
          await sql`savepoint deed`.execute(trx)
          await expect(trx.deleteFrom(table).execute()).rejects.toThrow("permission denied")
          await sql`rollback to savepoint deed`.execute(trx)
          await expect(trx.updateTable(table).set({ epoch: 2 }).execute()).rejects.toThrow(
            "permission denied",
          )
          await sql`rollback to savepoint deed`.execute(trx)
        }
        throw new Error("enough")
      })
      .catch((fault: unknown) => expect(fault).toMatchObject({ message: "enough" }))
  })
})
