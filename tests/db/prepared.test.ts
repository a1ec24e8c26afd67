import { expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { prepared } from "#db/prepared.server.ts"
import { noteReading, writesNoted } from "#db/reading.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

interface Named {
  readonly name: string
  readonly parent: number | null
}

const store = prepared<Named>()((db, value) =>
  db
    .insertInto("area")
    .values({
      public_id: value("name"),
      name: value("name"),
      kind: "district",
      parent_id: value("parent"),
    })
    .returning("id"),
)

let built = 0
const find = prepared<{ name: string }>()((db, value) => {
  built += 1
  return db.selectFrom("area").select(["id", "name"]).where("name", "=", value("name"))
})

describeOnBothEngines("a prepared query", (open) => {
  test("is built once, and asked with other values within a transaction and outside", async () => {
    const db = await open()
    const before = built
    await commit(db, async (trx) => {
      await store(trx, { name: "north", parent: null })
      expect(await find(trx, { name: "north" })).toHaveLength(1)
      // Nobody outside sees it yet.
      expect(await find(db.read, { name: "north" })).toEqual([])
      return accept(undefined)
    })
    expect(await find(db.read, { name: "north" })).toMatchObject([{ name: "north" }])
    expect(await find(db.read, { name: "south" })).toEqual([])
    expect(built - before).toBeLessThanOrEqual(2)
  })

  test("is seen by whoever notes what is read, and what may be written", async () => {
    const db = await open()
    const { kinds } = await noteReading(() => find(db.read, { name: "north" }))
    expect([...kinds]).toContain("organization")
    const written = writesNoted()
    await find(db.read, { name: "north" })
    expect(writesNoted()).toBe(written)
    await commit(db, async (trx) => accept(await store(trx, { name: "west", parent: null })))
    expect(writesNoted()).toBeGreaterThan(written)
  })

  test("throws what the database says", async () => {
    const db = await open()
    const doubled = commit(db, async (trx) => {
      await store(trx, { name: "east", parent: null })
      return accept(await store(trx, { name: "east", parent: null }))
    })
    await expect(doubled).rejects.toThrow(/unique/i)
  })
})
