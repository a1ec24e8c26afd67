import { sql } from "kysely"
import { expect, onTestFinished, test, vi } from "vitest"
import { announce, listenForChanges } from "#db/change-feed.server.ts"
import type { Changed, Subject } from "#db/change-feed.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"

/** What a node of a name hears, from when it is connected. */
async function listener(db: TestDb, node: string) {
  const heard: Changed[] = []
  const feed = listenForChanges({
    ...{ url: db.url, node, pollMs: 100 },
    onChange: (changed) => void heard.push(changed),
  })
  onTestFinished(() => feed.stop())
  await feed.ready
  return heard
}

function tell(db: TestDb, node: string, subjects: readonly Subject[]): Promise<void> {
  return db.writer.transaction().execute((trx) => announce(trx, node, subjects))
}

const soon = { timeout: 3000, interval: 20 }
const areas = [
  { kind: "area", id: 1 },
  { kind: "area", id: 20 },
]

describeOnBothEngines("the feed of changes", (open) => {
  test("tells other nodes what a transaction changed, once it stands, and never the one who did", async () => {
    const db = await open()
    if (db.engine === "sqlite") return
    const [one, other] = [await listener(db, "one"), await listener(db, "other")]
    const undone = db.writer.transaction().execute(async (trx) => {
      await announce(trx, "one", [{ kind: "person", id: 7 }])
      throw new Error("undone")
    })
    await expect(undone).rejects.toThrow("undone")
    await tell(db, "one", [...areas, { kind: "area", id: 1 }])
    await tell(db, "other", [{ kind: "petition", id: 3 }])
    await vi.waitFor(() => expect(one).toEqual(["all", [{ kind: "petition", id: 3 }]]), soon)
    await vi.waitFor(() => expect(other).toEqual(["all", areas]), soon)
  })

  test("holds everything for suspect where more changed than a notification holds", async () => {
    const db = await open()
    if (db.engine === "sqlite") return
    const heard = await listener(db, "one")
    const many = Array.from({ length: 2000 }, (_, id) => ({ kind: "person", id }))
    await tell(db, "other", many)
    await vi.waitFor(() => expect(heard).toEqual(["all", "all"]), soon)
  })

  test("holds everything for suspect after a lost connection, and hears again", async () => {
    const db = await open()
    if (db.engine === "sqlite") return
    const heard = await listener(db, "one")
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'uade_changes'`.execute(db.read)
    await vi.waitFor(() => expect(heard).toEqual(["all", "all"]), soon)
    await tell(db, "other", areas)
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(areas), soon)
  })

  test("finds out that a notification was lost", async () => {
    const db = await open()
    if (db.engine === "sqlite") return
    const heard = await listener(db, "one")
    await tell(db, "other", areas)
    await sql`update change_count set number = number + 1`.execute(db.writer)
    await vi.waitFor(() => expect(heard).toEqual(["all", areas, "all"]), soon)
    await tell(db, "other", areas)
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(areas), soon)
  })

  test("loses none of what several nodes announce at once", async () => {
    const db = await open()
    if (db.engine === "sqlite") return
    const heard = await listener(db, "one")
    const ids = Array.from({ length: 60 }, (_, id) => id)
    await Promise.all(ids.map((id) => tell(db, `node${String(id % 3)}`, [{ kind: "area", id }])))
    await vi.waitFor(() => expect(heard).toHaveLength(61), soon)
    expect(new Set(heard.flat().map((one) => one !== "all" && (one as Subject).id))).toEqual(
      new Set([false, ...ids]),
    )
    expect(heard.filter((changed) => changed === "all")).toEqual(["all"])
  })
})
