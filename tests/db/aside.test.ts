import { setImmediate as turn } from "node:timers/promises"
import { sql } from "kysely"
import { expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { openAside } from "#db/aside.server.ts"
import { commit } from "#db/commit.server.ts"
import { noteReading } from "#db/reading.server.ts"
import { prepared } from "#db/prepared.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"

const areaOf = prepared<{ name: string }>()((db, value) =>
  db.selectFrom("area").select(["public_id", "name"]).where("name", "=", value("name")),
)

async function fileOf(db: TestDb): Promise<string> {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(db.read)
  return rows[0]?.file ?? ""
}

async function addArea(db: TestDb, name: string): Promise<void> {
  await commit(db, async (trx) => {
    await trx
      .insertInto("area")
      .values({ public_id: name, name, kind: "district", parent_id: null })
      .execute()
    return accept(undefined)
  })
}

describeOnBothEngines("what is read aside", (open) => {
  test("is what stands in the database, bytes and all", async () => {
    const db = await open()
    await addArea(db, "north")
    expect(await areaOf(db.aside, { name: "north" })).toEqual([
      { public_id: "north", name: "north" },
    ])
    await addArea(db, "south")
    expect(await db.aside.selectFrom("area").select("name").orderBy("name").execute()).toEqual([
      { name: "north" },
      { name: "south" },
    ])
    const bytes = Buffer.from([0, 1, 255])
    const typed = db.engine === "postgres" ? sql`${bytes}::bytea` : sql`${bytes}`
    const { rows } = await sql<{ bytes: Buffer }>`select ${typed} as bytes`.execute(db.aside)
    expect(Buffer.isBuffer(rows[0]?.bytes)).toBe(true)
    expect(rows[0]?.bytes.equals(bytes)).toBe(true)
  })

  test("is asked by many at once, and a question that is none spoils no other", async () => {
    const db = await open()
    await addArea(db, "north")
    const answers = await Promise.allSettled([
      areaOf(db.aside, { name: "north" }),
      sql`select one from nowhere`.execute(db.aside),
      areaOf(db.aside, { name: "west" }),
    ])
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
    expect(String(answers[1].status === "rejected" && answers[1].reason)).toContain("nowhere")
  })

  test("counts as read where it is noted what a page hangs on", async () => {
    const db = await open()
    const { kinds } = await noteReading(() => db.aside.selectFrom("petition").selectAll().execute())
    expect([...kinds]).toContain("petition")
  })

  test("stops nobody here, however long it takes", async () => {
    const db = await open()
    const long = sql<{ many: number | string }>`
      with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < 1000000)
      select count(*) as many from numbers`
    let isOver = false
    const answer = long.execute(db.aside).finally(() => (isOver = true))
    let turns = 0
    while (!isOver) {
      await turn()
      turns += 1
    }
    expect(Number((await answer).rows[0]?.many)).toBe(1_000_000)
    expect(turns).toBeGreaterThan(1000)
  })

  test("is ended at once, and whoever waits for it is told", async () => {
    const db = await open()
    if (db.engine === "postgres") return
    const aside = openAside(await fileOf(db))
    await areaOf(aside.kysely, { name: "north" })
    const endless = sql`with recursive n (i) as (select 1 union all select i + 1 from n)
      select count(*) from n`.execute(aside.kysely)
    const told = expect(endless).rejects.toThrow("ended")
    await aside.close()
    await told
  })

  test("is nothing that writes", async () => {
    const db = await open()
    if (db.engine === "postgres") return
    await expect(
      db.aside
        .insertInto("area")
        .values({ public_id: "x", name: "x", kind: "district", parent_id: null })
        .execute(),
    ).rejects.toThrow(/does not return data/)
    await expect(db.aside.transaction().execute(() => Promise.resolve())).rejects.toThrow(
      /no transaction/,
    )
  })
})
