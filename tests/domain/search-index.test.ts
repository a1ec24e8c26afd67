import { expect, test } from "vitest"
import { withdrawPetition } from "#app/domain/petition.server.ts"
import { rebuildSearch } from "#app/domain/search-index.server.ts"
import { findSubjects } from "#db/queries/finder.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makePetition } from "#tests/support/make.ts"
import { doToText, makeModerators } from "#tests/support/moderation-scene.ts"
import { makeScene, now, submit } from "#tests/support/petition-scene.ts"

async function found(db: TestDb, question: string): Promise<number[]> {
  const { hits } = await findSubjects(db.read, question, { kinds: ["petition"], limit: 5 })
  return hits.map(({ id }) => id)
}

async function grams(db: TestDb, word: string) {
  const rows = await db.read.selectFrom("search_gram").select("gram").where("word", "=", word)
  return (await rows.execute()).length
}

describeOnBothEngines("a petition's words", (open) => {
  test("are found from the opening on, hidden or not as moderators say, also by a slip", async () => {
    const db = await open()
    const scene = await makeScene(db, null)
    const petition = await submit(scene)
    expect(petition.state).toBe("open")
    expect(await found(db, "scool mesls")).toEqual([petition.id])
    const moderators = await makeModerators(db)
    await doToText(
      scene.house,
      "hide",
      { kind: "petition", publicId: petition.publicId },
      moderators,
    )
    expect(await found(db, "school meals")).toEqual([])
    expect(await grams(db, "meals")).toBe(0)
    await rebuildSearch(db)
    expect(await found(db, "school meals")).toEqual([])
    await doToText(
      scene.house,
      "reinstate",
      { kind: "petition", publicId: petition.publicId },
      moderators,
    )
    expect(await found(db, "school meals")).toEqual([petition.id])
    expect(await grams(db, "meals")).toBe(5)
  })

  test("made anew let fall what was kept of the old index", async () => {
    const db = await open()
    const before = db.changes.now()
    await rebuildSearch(db)
    expect(db.changes.since(before, ["person"])).toBe(true)
    expect(db.changes.since(db.changes.now(), ["person"])).toBe(false)
  })

  test("are found by nobody before, whoever makes the index anew", async () => {
    const db = await open()
    const scene = await makeScene(db)
    const petition = await submit(scene)
    expect(petition.state).toBe("seconding")
    await makePetition(db, { title: "About meals", state: "removed" })
    await rebuildSearch(db)
    expect(await found(db, "meals")).toEqual([])
    await withdrawPetition(scene.house, petition.publicId, scene.author, now)
    expect(await found(db, "meals")).toEqual([petition.id])
  })
})
