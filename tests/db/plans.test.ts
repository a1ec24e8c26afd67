import { sql } from "kysely"
import { expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { prepared } from "#db/prepared.server.ts"
import type { Trx } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"

const areaOf = prepared<{ name: string }>()((db, value) =>
  db.selectFrom("area").selectAll().where("name", "=", value("name")),
)

async function countPlans(trx: Trx): Promise<number> {
  const { rows } = await sql<{ many: string }>`
    select count(*) as many from pg_prepared_statements where statement like '%"area"%'`.execute(
    trx,
  )
  return Number(rows[0]?.many)
}

async function addColumn(db: TestDb): Promise<void> {
  await sql`alter table area add column another text`.execute(db.writer)
}

describeOnBothEngines("what is asked again and again", (open) => {
  async function openArea(): Promise<TestDb> {
    const db = await open("empty")
    await sql`create table area (name text)`.execute(db.writer)
    await sql`insert into area values (${"north"}), (${"south"})`.execute(db.writer)
    return db
  }

  test("is planned once a session", async () => {
    const db = await openArea()
    const outcome = await commit(db, async (trx) => {
      const [one] = await areaOf(trx, { name: "north" })
      const [other] = await areaOf(trx, { name: "south" })
      if (db.engine === "postgres") expect(await countPlans(trx)).toBe(1)
      return accept([one?.name, other?.name])
    })
    expect(outcome.value).toEqual(["north", "south"])
  })

  test("is planned anew where its table was given another form: a batch is done again", async () => {
    const db = await openArea()
    await commit(db, async (trx) => accept(await areaOf(trx, { name: "north" })))
    await addColumn(db)
    let runs = 0
    const outcome = await commit(db, async (trx) => {
      runs += 1
      return accept(await areaOf(trx, { name: "north" }))
    })
    expect(outcome.value).toEqual([{ name: "north", another: null }])
    expect(runs).toBe(db.engine === "postgres" ? 2 : 1)
  })
})
