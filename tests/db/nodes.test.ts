import type { PostgresPool, PostgresPoolClient } from "kysely"
import { sql } from "kysely"
import { describe, expect, onTestFinished, test } from "vitest"
import { forgetRates } from "#app/domain/rate-counts.server.ts"
import { accept } from "#app/lib/outcome.ts"
import { LumpLimiter } from "#app/server/lump-limiter.server.ts"
import { commit, FateUnknown } from "#db/commit.server.ts"
import { openDb, openPool } from "#db/connection.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listPendingMigrations, migrateToLatest } from "#db/migrate.server.ts"
import { limiterOf } from "#db/queries/rate-counts.server.ts"
import { takeTurn } from "#db/queries/turns.server.ts"
import type { Trx } from "#db/schema.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { findFreePort } from "#tests/support/postgres.ts"

/** Another node of the same database. */
function another(url: string, pool?: PostgresPool): Db {
  const db = openDb(url, pool)
  onTestFinished(() => db.close())
  return db
}

async function writeArea(trx: Trx, name: string): Promise<void> {
  await trx.insertInto("area").values({ public_id: name, name, kind: "district" }).execute()
}

async function areas({ read }: Db): Promise<string[]> {
  const rows = await read.selectFrom("area").select("name").orderBy("id").execute()
  return rows.map(({ name }) => name)
}

/** Sessions of which the next that commits is ended by the server, before or after the commit stands. */
function breaking(url: string, when: "before" | "after"): PostgresPool {
  const pool = openPool(url)
  let isBroken = false
  async function end(client: PostgresPoolClient): Promise<void> {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid", [])
    await pool.query("select pg_terminate_backend($1)", [rows[0]?.pid])
  }
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = (await pool.connect()) as unknown as PostgresPoolClient
      const ask = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>
      async function query(...asked: unknown[]): Promise<unknown> {
        if (isBroken || !/^commit/i.test(String(asked[0]))) return ask(...asked)
        isBroken = true
        if (when === "after") await ask(...asked)
        await end(Object.assign(Object.create(client) as PostgresPoolClient, { query: ask }))
        return ask("select 1")
      }
      return new Proxy(client, {
        get: (target, key) => {
          if (key === "query") return query
          const value: unknown = Reflect.get(target, key)
          return typeof value === "function" ? (value.bind(target) as unknown) : value
        },
      })
    },
  }
}

describeOnBothEngines("a line to the database that breaks", (open) => {
  test("within a job: the batch is done again, once", async () => {
    const db = await open()
    if (db.engine === "sqlite") return
    const node = another(db.url)
    let runs = 0
    const outcome = await commit(node, async (trx) => {
      runs += 1
      await writeArea(trx, "north")
      if (runs === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx)
      return accept(runs)
    })
    expect(outcome).toEqual(accept(2))
    expect(await areas(db)).toEqual(["north"])
  })

  test.each([
    ["before", []],
    ["after", ["north"]],
  ] as const)(
    "%s the commit stands: nobody is told that it does, nor that it does not",
    async (when, left) => {
      const db = await open()
      if (db.engine === "sqlite") return
      const node = another(db.url, breaking(db.url, when))
      const before = node.changes.now()
      const asked = commit(node, async (trx) => {
        await writeArea(trx, "north")
        return accept(undefined)
      })
      await expect(asked).rejects.toThrow(FateUnknown)
      expect(await areas(db)).toEqual(left)
      expect(node.changes.now(), "what is kept is suspect").toBeGreaterThan(before)
      await commit(node, async (trx) => accept(await writeArea(trx, "south")))
      expect(await areas(db)).toEqual([...left, "south"])
    },
  )
})

describeOnBothEngines("several nodes", (open) => {
  test("migrate at the same time: one waits, none fails", async () => {
    const db = await open("empty")
    if (db.engine === "sqlite") return
    const done = await Promise.all([db, another(db.url)].map(migrateToLatest))
    expect(done.flat()).toHaveLength(new Set(done.flat()).size)
    expect(await listPendingMigrations(db)).toEqual([])
  })

  test("write rows of several petitions in one order, whatever the order they were asked in", async () => {
    const db = await open()
    const nodes = db.engine === "sqlite" ? [db] : [db, another(db.url)]
    const ids = [1, 2, 3, 4, 5, 6]
    const first = { account_id: null, kind: "k", payload_sealed: Buffer.alloc(0) }
    const at = "2026-03-02T06:00:00.000Z"
    const rows = ids.map((id) => ({ id, ...first, created_at: at, due_at: at }))
    await db.writer.insertInto("outbox").values(rows).execute()
    const jobs = nodes.flatMap((node, nth) =>
      (nth === 0 ? ids : [...ids].reverse()).map((id) =>
        commit(
          node,
          async (trx) => {
            const held = trx.updateTable("outbox").where("id", "=", id)
            return accept(await held.set((eb) => ({ attempts: eb("attempts", "+", 1) })).execute())
          },
          id,
        ),
      ),
    )
    await Promise.all(jobs)
    const { sum } = await db.read
      .selectFrom("outbox")
      .select((eb) => eb.fn.sum<string>("attempts").as("sum"))
      .executeTakeFirstOrThrow()
    expect(Number(sum)).toBe(ids.length * nodes.length)
  })

  test("leave a turn to whoever is at it", async () => {
    const db = await open()
    const node = db.engine === "sqlite" ? db : another(db.url)
    const inner: boolean[] = []
    const outer = await takeTurn(db, "clockwork", async () => {
      if (node === db) return
      inner.push(await takeTurn(node, "clockwork", () => Promise.resolve()))
      inner.push(await takeTurn(node, "another", () => Promise.resolve()))
    })
    expect(outer).toBe(true)
    expect(inner).toEqual(node === db ? [] : [false, true])
    expect(await takeTurn(node, "clockwork", () => Promise.resolve())).toBe(true)
  })
})

describeOnBothEngines("how often may be asked", (open) => {
  const limit = { name: "sign household", points: 120, seconds: 60 }

  test("is counted together, by lumps, over all nodes", async () => {
    const db = await open()
    if (db.engine === "sqlite") return
    const nodes = [db, another(db.url)].map((node) => new LumpLimiter(node, limit))
    let taken = 0
    for (let nth = 0; nth < 160; nth += 1) {
      const wait = await nodes[nth % 2]?.consume("a keyed hash")
      if (wait === undefined) taken += 1
      else expect(wait).toBeGreaterThan(30)
    }
    expect(taken).toBe(120)
    expect(await nodes[0]?.consume("another")).toBeUndefined()
  })

  test("is forgotten once its time is over", async () => {
    const db = await open()
    const limiter = limiterOf(db, { name: "short", points: 1, seconds: 1 })
    await limiter.consume("a")
    await expect(limiter.consume("a")).rejects.toMatchObject({ consumedPoints: 2 })
    if (db.engine === "sqlite") return
    expect(await db.read.selectFrom("rate_count").select("key").execute()).toEqual([
      { key: "short:a" },
    ])
    await db.writer
      .updateTable("rate_count")
      .set({ expire: Date.now() - 1 })
      .execute()
    await forgetRates({ db })
    expect(await db.read.selectFrom("rate_count").selectAll().execute()).toEqual([])
  })
})

describe("without its database", () => {
  test("a node counts for itself", async () => {
    const port = String(await findFreePort())
    const db = another(`postgres://nobody@127.0.0.1:${port}/none`)
    const limiter = new LumpLimiter(db, { name: "reset", points: 2, seconds: 60 })
    const waits = [1, 2, 3].map(() => limiter.consume("a"))
    expect((await Promise.all(waits)).map((wait) => wait === undefined)).toEqual([
      true,
      true,
      false,
    ])
  })
})
