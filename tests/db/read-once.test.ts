import { sql } from "kysely"
import { expect, test } from "vitest"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { addToCount } from "#db/queries/petition-count.server.ts"
import { changePetition } from "#db/queries/petition-changes.server.ts"
import { getPetition, lockPetition } from "#db/queries/petitions.server.ts"
import { readOnce } from "#db/read-once.server.ts"
import type { Reader, Trx } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeScene } from "#tests/support/signing-scene.ts"

let reads = 0

function countAreas(db: Reader): Promise<number> {
  return readOnce(db, ["area"], "areas", async () => {
    reads += 1
    return (await db.selectFrom("area").select("id").execute()).length
  })
}

async function addArea(trx: Trx, name: string): Promise<void> {
  await trx
    .insertInto("area")
    .values({ public_id: name, name, kind: "district", parent_id: null })
    .execute()
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function twice(what: () => Promise<unknown>): Promise<void> {
  await what()
  await what()
}

/** How often something was read meanwhile. */
async function readsIn(what: () => Promise<unknown>): Promise<number> {
  const before = reads
  await what()
  return reads - before
}

describeOnBothEngines("what a transaction has read", (open) => {
  test("is read once, and anew where somebody wrote to its table", async () => {
    const db = await open()
    await commit(db, async (trx) => {
      expect(await readsIn(() => countAreas(trx))).toBe(1)
      await sql`insert into organization (public_id, name, classification)
        values ('o000000000000001', 'Council', 'legislature')`.execute(trx)
      expect(await readsIn(() => countAreas(trx))).toBe(0)
      await addArea(trx, "north")
      expect(await countAreas(trx)).toBe(1)
      await sql`with named as (select 'south' as name) insert into area (public_id, name, kind)
        select name, name, 'district' from named`.execute(trx)
      expect(await countAreas(trx)).toBe(2)
      return accept(undefined)
    })
    await commit(db, async (trx) => {
      expect(await readsIn(() => countAreas(trx))).toBe(1)
      return accept(undefined)
    })
  })

  test("is shared by the jobs of a batch, also where one of them is undone", async () => {
    const db = await open()
    const counted: number[] = []
    function job(name: string | undefined, isWanted: boolean) {
      return commit(db, async (trx): Promise<Outcome<undefined, "unwanted">> => {
        if (name !== undefined) await addArea(trx, name)
        counted.push(await countAreas(trx))
        return isWanted ? accept(undefined) : refuse("unwanted")
      })
    }
    const shared = await readsIn(() => Promise.all([job(undefined, true), job(undefined, true)]))
    expect([shared, counted.splice(0)]).toEqual([1, [0, 0]])
    await Promise.all([job("north", true), job("south", false), job(undefined, true)])
    // The last run of each: with a savepoint for each job.
    expect(counted.slice(-3)).toEqual([1, 2, 1])
  })

  test("is known outside of one for a turn of the event loop, unless somebody writes", async () => {
    const db = await open()
    const shared = await readsIn(() => twice(() => countAreas(db.read)))
    expect(shared).toBeLessThanOrEqual(db.engine === "sqlite" ? 1 : 2)
    await commit(db, async (trx) => accept(await addArea(trx, "north")))
    expect(await countAreas(db.read)).toBe(1)
    await nextTurn()
    await nextTurn()
    expect(await readsIn(() => countAreas(db.read))).toBe(1)
  })
})

describeOnBothEngines("a petition that a transaction holds", (open) => {
  test("is known as its row is, whatever was written to it", async () => {
    const { house, petition } = await makeScene(await open())
    const { db, clock } = house
    await commit(db, async (trx) => {
      const held = await lockPetition(trx, db.engine, petition.id)
      expect(await lockPetition(trx, db.engine, petition.id)).toBe(held)
      for (const by of [1, 2, -1]) {
        await addToCount(trx, petition.id, by, clock.now())
        expect(await lockPetition(trx, db.engine, petition.id)).toEqual(
          await getPetition(trx, petition.id),
        )
      }
      await changePetition(trx, petition.id, { threshold: 3 })
      await addToCount(trx, petition.id, 1, clock.now())
      const reached = await lockPetition(trx, db.engine, petition.id)
      expect(reached).toEqual(await getPetition(trx, petition.id))
      expect([reached.signatureCount - held.signatureCount, reached.threshold]).toEqual([3, 3])
      return accept(undefined)
    })
  })
})
