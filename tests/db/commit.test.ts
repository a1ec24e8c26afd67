import { setTimeout as sleep } from "node:timers/promises"
import { expect, onTestFinished, test } from "vitest"
import { accept, refuse } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { openDb } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Trx } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

const at = "2026-03-02T06:00:00.000Z"

async function writeArea(trx: Trx, name: string): Promise<string> {
  await trx.insertInto("area").values({ public_id: name, name, kind: "district" }).execute()
  return name
}

async function touchArea(db: Db, subject: number): Promise<void> {
  await commit(db, async (trx) => {
    await touch(trx, "area", subject, at)
    return accept(subject)
  })
}

async function areaNames(db: Db): Promise<string[]> {
  const rows = await db.read.selectFrom("area").select("name").orderBy("id").execute()
  return rows.map((row) => row.name)
}

describeOnBothEngines("commit", (open) => {
  test("answers an acceptance with its value, once the writes stand", async () => {
    const db = await open()
    const outcome = await commit(db, async (trx) => {
      await writeArea(trx, "north")
      return accept("written")
    })
    expect(outcome).toEqual(accept("written"))
    expect(await areaNames(db)).toEqual(["north"])
  })

  test("undoes the writes of a job that refuses, and of no other in its batch", async () => {
    const db = await open()
    const [first, refused, last] = await Promise.all([
      commit(db, async (trx) => accept(await writeArea(trx, "north"))),
      commit(db, async (trx) => {
        await writeArea(trx, "south")
        return refuse("too-far", { article: "art. 1" })
      }),
      commit(db, async (trx) => accept(await writeArea(trx, "west"))),
    ])
    expect([first.ok, last.ok]).toEqual([true, true])
    expect(refused).toEqual(refuse("too-far", { article: "art. 1" }))
    expect(await areaNames(db)).toEqual(["north", "west"])
  })

  test.each([
    [false, 1],
    [true, 2],
  ])(
    "runs its neighbours again only where one refuses after it wrote: %s",
    async (writes, runs) => {
      const db = await open()
      let run = 0
      const [first, refused] = await Promise.all([
        commit(db, async (trx) => {
          run += 1
          return accept(await writeArea(trx, "north"))
        }),
        commit(db, async (trx) => {
          await trx.selectFrom("area").select("name").execute()
          if (writes) await writeArea(trx, "south")
          return refuse("too-far")
        }),
      ])
      expect([first.ok, refused.ok, run]).toEqual([true, false, runs])
      expect(await areaNames(db)).toEqual(["north"])
    },
  )

  test("fails a job that throws, and no other in its batch", async () => {
    const db = await open()
    const [first, thrown, last] = await Promise.allSettled([
      commit(db, async (trx) => accept(await writeArea(trx, "north"))),
      commit(db, async (trx) => {
        await writeArea(trx, "south")
        throw new Error("the program is broken")
      }),
      commit(db, async (trx) => accept(await writeArea(trx, "west"))),
    ])
    expect([first.status, last.status]).toEqual(["fulfilled", "fulfilled"])
    expect(thrown).toMatchObject({ status: "rejected", reason: { message: /broken/ } })
    expect(await areaNames(db)).toEqual(["north", "west"])
  })

  test("fails a job that the database itself stops, and no other in its batch", async () => {
    const db = await open()
    const [first, doubled, last] = await Promise.allSettled([
      commit(db, async (trx) => accept(await writeArea(trx, "north"))),
      commit(db, async (trx) => accept(await writeArea(trx, "north"))),
      commit(db, async (trx) => accept(await writeArea(trx, "west"))),
    ])
    expect([first.status, doubled.status, last.status]).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
    ])
    expect(await areaNames(db)).toEqual(["north", "west"])
  })

  test("lets a job see what the jobs before it in the batch wrote", async () => {
    const db = await open()
    const [, seen] = await Promise.all([
      commit(db, async (trx) => accept(await writeArea(trx, "north"))),
      commit(db, async (trx) => accept(await trx.selectFrom("area").select("name").execute())),
    ])
    expect(seen).toEqual(accept([{ name: "north" }]))
  })

  test("runs the jobs that wait in one transaction, 512 at most", async () => {
    const db = await open()
    await Promise.all(Array.from({ length: 600 }, (_, subject) => touchArea(db, subject)))
    expect(db.changes.now()).toBe(2)
  })

  test("finishes what waits before the database closes", async () => {
    const db = await open()
    await touchArea(db, 1)
    const writing = commit(db, async (trx) => accept(await writeArea(trx, "north")))
    await db.close()
    expect(await writing).toMatchObject({ ok: true })
  })
})

describeOnBothEngines("two processes", (open) => {
  test("that want each other's subjects both get them in the end", async () => {
    const db = await open()
    const beside = openDb(db.url)
    onTestFinished(() => beside.close())
    async function touchBoth(own: Db, first: number, second: number): Promise<void> {
      const both = [
        commit(own, async (trx) => {
          await touch(trx, "area", first, at)
          await sleep(100)
          return accept(undefined)
        }),
        touchArea(own, second),
      ]
      await Promise.all(both)
    }
    await Promise.all([touchBoth(db, 1, 2), touchBoth(beside, 2, 1)])
    const versions = await db.read.selectFrom("subject_version").select("version").execute()
    expect(versions).toEqual([{ version: 2 }, { version: 2 }])
  })
})

describeOnBothEngines("touch", (open) => {
  test("counts the versions of one subject, apart from all others", async () => {
    const db = await open()
    for (const subject of [1, 2, 1]) await touchArea(db, subject)
    const versions = await db.read
      .selectFrom("subject_version")
      .select(["subject_id", "version"])
      .orderBy("subject_id")
      .execute()
    expect(versions).toEqual([
      { subject_id: 1, version: 2 },
      { subject_id: 2, version: 1 },
    ])
  })
})
