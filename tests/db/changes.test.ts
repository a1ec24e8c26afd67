import { expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import type { Mark } from "#db/changes.server.ts"
import { commit, touch } from "#db/commit.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeArea, makeMembership, makePerson, makePetition } from "#tests/support/make.ts"

const at = "2026-03-02T06:00:00.000Z"

async function touchOne(db: Db, kind: string, id: number): Promise<void> {
  await commit(db, async (trx) => {
    await touch(trx, kind, id, at)
    return accept(undefined)
  })
}

/** Which of these changed since then. */
function changed({ changes }: Db, since: number, ...marks: readonly Mark[]): Mark[] {
  changes.now()
  return marks.filter((mark) => changes.since(since, [mark]))
}

describeOnBothEngines("changes of what the public sees", (open) => {
  test("are none while nothing is written, or nothing public", async () => {
    const db = await open()
    const before = db.changes.now()
    await makeArea(db)
    expect(db.changes.now()).toBe(before)
  })

  test("are told by subject: of another one, nothing changed", async () => {
    const db = await open()
    const before = db.changes.now()
    await touchOne(db, "person", 7)
    expect(changed(db, before, "person", "person:7", "person:8", "pledge", "pledge:7")).toEqual([
      "person",
      "person:7",
    ])
    const after = db.changes.now()
    expect(changed(db, after, "person", "person:7")).toEqual([])
    await touchOne(db, "person", 8)
    expect(changed(db, after, "person", "person:7", "person:8")).toEqual(["person", "person:8"])
  })

  test("of a petition are changes of the petitions against its deputy", async () => {
    const db = await open()
    const person = await makePerson(db)
    const seat = await makeMembership(db, { person_id: person.id })
    const { id } = await makePetition(db, { membership_id: seat.id })
    const before = db.changes.now()
    await touchOne(db, "petition", id)
    const of: Mark[] = [`petitions_against:${person.id}`, `petitions_against:${person.id + 1}`]
    expect(changed(db, before, ...of, "person")).toEqual(of.slice(0, 1))
  })

  test("of a kind that no page knows concern every page", async () => {
    const db = await open()
    const before = db.changes.now()
    await touchOne(db, "area", 1)
    expect(changed(db, before, "log", "person:9")).toEqual(["log", "person:9"])
  })

  test("by another process are heard of, with their subjects", async () => {
    const db = await open()
    db.tend()
    const other = openDb(db.url)
    const first = db.changes.now()
    await touchOne(other, "person", 1)
    await expect.poll(() => changed(db, first, "person:1"), { timeout: 3000 }).toEqual(["person:1"])
    await expect.poll(() => isQuiet(db), { timeout: 3000 }).toBe(true)
    const before = db.changes.now()
    await touchOne(other, "pledge", 5)
    await expect
      .poll(() => changed(db, before, "pledge:5"), { timeout: 3000 })
      .toEqual(["pledge:5"])
    expect(changed(db, before, "person:1", "log")).toEqual([])
    await other.close()
  })
})

/** Whether a moment passes in which nothing is heard of. */
async function isQuiet({ changes }: Db): Promise<boolean> {
  const before = changes.now()
  await new Promise((resolve) => setTimeout(resolve, 600))
  return changes.now() === before
}
