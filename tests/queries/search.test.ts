import { expect, test } from "vitest"
import { words } from "#app/domain/fold.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { chunks } from "#db/queries/bulk.server.ts"
import { findByTerms, mostFound } from "#db/queries/search-hits.server.ts"
import { replaceSearchWords } from "#db/queries/search.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

async function index(db: Db, kind: string, id: number, ...texts: string[]): Promise<void> {
  await commit(db, async (trx) => {
    await replaceSearchWords(trx, kind, id, texts)
    return accept(undefined)
  })
}

describeOnBothEngines("findByTerms", (open) => {
  test.each([
    [words("Алия"), [1]],
    [["al"], [1, 2]],
    [["al", "bek"], [2]],
    [["bek", "al"], [2]],
    [["al", "nobody"], []],
    [["z"], []],
    [[], []],
  ])("%j finds %j: every word begins some word of a name", async (asked, ids) => {
    const db = await open()
    await index(db, "person", 1, "Әлия Мысал")
    await index(db, "person", 2, "Alibek Bekov")
    const found = await findByTerms(db.read, asked, { kinds: ["person"], limit: 10 })
    expect(found.map(({ id }) => id)).toEqual(ids)
  })

  test("finds only the kinds asked for, and at most so many", async () => {
    const db = await open()
    await index(db, "person", 1, "Arman")
    await index(db, "person", 2, "Arman")
    await index(db, "area", 3, "Arman")
    const areas = await findByTerms(db.read, ["arman"], { kinds: ["area"], limit: 10 })
    expect(areas).toEqual([{ kind: "area", id: 3, cost: 0, total: 1 }])
    const kinds = ["person", "area"]
    const one = await findByTerms(db.read, ["arman"], { kinds, limit: 1 })
    expect(one.map(({ kind, id, total }) => [kind, id, total])).toEqual([
      ["person", 1, 2],
      ["area", 3, 1],
    ])
    const rest = await findByTerms(db.read, ["arman"], { kinds, limit: 1, offset: 1 })
    expect(rest.map(({ id }) => id)).toEqual([2])
  })

  test("tells no more apart than are shown, those with the whole word first", async () => {
    const db = await open()
    const rows = Array.from({ length: 3 * mostFound }, (_, at) => ({
      ...{ word: at < mostFound ? "armanov" : "arman", subject_kind: "person", subject_id: at + 1 },
    }))
    for (const some of chunks(rows, 300)) {
      await db.writer
        .insertInto("search_word")
        .values([...some, ...some.map((row) => ({ ...row, word: "twice" }))])
        .execute()
    }
    const rare = { word: "rare", subject_kind: "person", subject_id: 3 * mostFound }
    await db.writer.insertInto("search_word").values([rare]).execute()
    const sought = { kinds: ["person"], limit: 2 }
    const found = await findByTerms(db.read, ["arman"], sought)
    expect(found).toEqual([
      { kind: "person", id: mostFound + 1, cost: 0, total: mostFound + 1 },
      { kind: "person", id: mostFound + 2, cost: 0, total: mostFound + 1 },
    ])
    // Of two words the one that fewest have leads: nobody is past the end of what is looked at.
    for (const asked of [
      ["arman", "rare"],
      ["rare", "a", "twice"],
    ]) {
      expect(await findByTerms(db.read, asked, sought)).toMatchObject([{ id: 3 * mostFound }])
    }
    const behind = { ...sought, limit: 20, offset: mostFound }
    expect(await findByTerms(db.read, ["arman"], behind)).toEqual([])
  })

  test("no longer finds by a name that was replaced", async () => {
    const db = await open()
    await index(db, "person", 1, "Arman")
    await index(db, "person", 1, "Bolat")
    expect(await findByTerms(db.read, ["arman"], { kinds: ["person"], limit: 10 })).toEqual([])
  })
})
