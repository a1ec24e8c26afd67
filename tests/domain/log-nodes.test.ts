import { expect, onTestFinished, test } from "vitest"
import { fileRecord } from "#app/domain/log-record.server.ts"
import { LogClosed } from "#app/domain/log.ts"
import { openDb } from "#db/connection.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { appendSome, asOwner, makeLogScene } from "#tests/support/log-scene.ts"

/** Two nodes over one database, each with a record of its own. */
async function twoNodes(db: TestDb) {
  const other = openDb(db.url)
  onTestFinished(() => other.close())
  const nodes = [makeLogScene(db), makeLogScene(other)] as const
  for (const node of nodes) expect(await node.restart().start()).toEqual({ name: "open" })
  return nodes
}

/** An older copy of the database is put back beneath those who run. */
function putBack(db: Db, { size, edge }: StoredHead): Promise<void> {
  return asOwner(db, async (trx) => {
    await trx.deleteFrom("log_leaf").where("leaf_index", ">=", size).execute()
    await trx.deleteFrom("log_checkpoint").where("size", ">", size).execute()
    await trx
      .updateTable("log_head")
      .set({ size, edge: Buffer.concat(edge) })
      .execute()
  })
}

describeOnBothEngines("a log to which two nodes append", (open) => {
  test("is one, and goes with the record of each", async () => {
    const nodes = await twoNodes(await open())
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(nodes.map(({ db }, nth) => appendSome(db, 3, `${String(round)}.${nth}`)))
    }
    const [{ db }] = nodes
    expect(await findHead(db.read)).toMatchObject({ epoch: 1, size: 24 })
    for (const node of nodes) {
      expect(await fileRecord(node.file).latest()).toHaveLength(5)
      expect(await node.restart().start()).toEqual({ name: "open" })
    }
  })

  test("keeps the newest checkpoint in the record of a node that only starts", async () => {
    const [one, other] = await twoNodes(await open())
    await appendSome(one.db, 3)
    await other.restart().start()
    expect((await fileRecord(other.file).latest()).at(-1)).toEqual(
      (await fileRecord(one.file).latest()).at(-1),
    )
  })

  test("is not gone on with by a node that saw what another, on an older copy, did not", async () => {
    const [one, other] = await twoNodes(await open())
    await appendSome(one.db, 5)
    await appendSome(other.db, 5)
    const before = await findHead(one.db.read)
    await appendSome(one.db, 5)
    if (before) await putBack(one.db, before)
    await appendSome(other.db, 20, "on an older copy")
    await expect(appendSome(one.db, 1)).rejects.toThrow(new LogClosed("forked"))
    expect(await findHead(one.db.read)).toMatchObject({ size: 30 })
  })
})
