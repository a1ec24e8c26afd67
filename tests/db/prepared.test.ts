import { expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { prepared, shaped } from "#db/prepared.server.ts"
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

interface Asked {
  readonly names?: readonly string[]
  readonly kind?: string | undefined
  readonly order: "asc" | "desc"
  readonly most: number
}

let shapes = 0
const list = shaped<Asked>("order")((db, { names, kind, order, most }) => {
  shapes += 1
  let query = db.selectFrom("area").select("name").orderBy("name", order).limit(most)
  if (names) query = query.where("name", "in", names)
  return kind === undefined ? query : query.where("kind", "=", kind)
})

describeOnBothEngines("a query of several shapes", (open) => {
  test("is built once for each, and asked with other values", async () => {
    const db = await open()
    await commit(db, async (trx) => {
      for (const name of ["a", "b", "c"]) await store(trx, { name, parent: null })
      return accept(undefined)
    })
    async function ask(asked: Asked): Promise<string> {
      return (await list(db.read, asked)).map(({ name }) => name).join("")
    }
    const all = { order: "asc", most: 9 } as const
    const before = shapes
    expect(await ask(all)).toBe("abc")
    expect(await ask({ ...all, most: 2 })).toBe("ab")
    expect(await ask({ ...all, kind: undefined })).toBe("abc")
    expect(shapes - before).toBe(1)
    // What is looked at is no stand-in: each of its values has a text of its own.
    expect(await ask({ ...all, order: "desc" })).toBe("cba")
    expect(await ask({ ...all, names: ["a", "c"] })).toBe("ac")
    expect(await ask({ ...all, names: ["b", "a"] })).toBe("ab")
    expect(await ask({ ...all, names: ["b"] })).toBe("b")
    expect(await ask({ ...all, names: ["b"], kind: "region" })).toBe("")
    expect(await ask({ ...all, names: ["b"], kind: "district" })).toBe("b")
    expect(shapes - before).toBe(5)
  })

  test("sees what is null", async () => {
    const db = await open()
    await commit(db, async (trx) => {
      const [root] = await store(trx, { name: "root", parent: null })
      await store(trx, { name: "leaf", parent: root?.id ?? 0 })
      return accept(undefined)
    })
    const children = shaped<{ parent: number | null }>()((reader, { parent }) => {
      const areas = reader.selectFrom("area").select("name")
      return parent === null
        ? areas.where("parent_id", "is", null)
        : areas.where("parent_id", "=", parent)
    })
    const [root] = await find(db.read, { name: "root" })
    expect(await children(db.read, { parent: root?.id ?? 0 })).toEqual([{ name: "leaf" }])
    expect(await children(db.read, { parent: null })).toEqual([{ name: "root" }])
  })

  test("refuses to be built with what is no value yet", async () => {
    const db = await open()
    const wrong = shaped<{ word: string }>()((reader, { word }) =>
      reader.selectFrom("area").select("name").where("name", "<", `${word}z`),
    )
    expect(() => wrong(db.read, { word: "a" })).toThrow("word is no value yet")
  })
})
