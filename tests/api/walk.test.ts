import type { RootOperationNode } from "kysely"
import { CompiledQuery } from "kysely"
import { expect, test } from "vitest"
import { collections } from "#app/api/resources.server.ts"
import { instantOf, later } from "#app/lib/instant.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import type { TestDb } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { makeOpenData, now, openApiDoor } from "#tests/support/open-data-scene.ts"

/** Ids like those of the world outside: in no order, so that what is new falls between what stands. */
function scattered(count: number, seed: number): string[] {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz"
  let state = seed
  function letter(): string {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return letters.charAt(Math.floor(state / 65_536) % 32)
  }
  return Array.from({ length: count }, () => Array.from({ length: 16 }, letter).join(""))
}

describeOnBothEngines("a walk through a collection", (open) => {
  test("gives all that stood all the while, and nothing twice, whatever is written meanwhile", async () => {
    const db = await open()
    const askApi = await openApiDoor(makeHouse(db, { now }))
    const source_snapshot_id = (await make.makeSource(db)).id
    const event = await make.makeVoteEvent(db)
    const [before, during] = [scattered(60, 1), scattered(60, 2)]
    for (const id of before) await writeOne(id)
    const next = during.values()

    async function writeOne(public_id: string): Promise<void> {
      const person = await make.makePerson(db, { public_id })
      await make.makePledge(db, { public_id, person_id: person.id, source_snapshot_id })
      await make.makeVote(db, { vote_event_id: event.id, person_id: person.id })
    }

    for (const name of ["people", "promises", "votes"]) {
      const seen: string[] = []
      let target: string | null = `/api/v1/${name}?limit=7`
      while (target !== null) {
        const { json } = await askApi(target)
        seen.push(...(json.data as { id: string }[]).map(({ id }) => id))
        target = json.links.next
        const { value } = next.next()
        if (value !== undefined) await writeOne(value)
      }
      expect(new Set(seen).size, name).toBe(seen.length)
      const stood = before.map((id) => (name === "votes" ? `${event.public_id}-${id}` : id))
      expect(seen, name).toEqual(expect.arrayContaining(stood))
      expect(seen.length, name).toBeGreaterThan(before.length)
    }
  })

  test("goes on where it was though the last item of the page is gone", async () => {
    const db = await open()
    const askApi = await openApiDoor(makeHouse(db, { now }))
    for (const public_id of scattered(5, 3)) await make.makePerson(db, { public_id })
    const ids = scattered(5, 3).sort()
    const first = await askApi("/api/v1/people?limit=2")
    await db.writer
      .deleteFrom("person")
      .where("public_id", "=", ids[1] ?? "")
      .execute()
    const second = await askApi(first.json.links.next ?? "")
    expect((second.json.data as { id: string }[]).map(({ id }) => id)).toEqual(ids.slice(2, 4))
  })

  test("of what changed, asked with the time at which the last one began, misses nothing", async () => {
    const db = await open()
    const house = makeHouse(db, { now })
    const askApi = await openApiDoor(house)
    const ids = scattered(9, 4)
    for (const [nth, public_id] of ids.entries()) {
      await make.makePledge(db, { public_id, recorded_at: later(now, nth * 1000) })
    }
    const since = instantOf(Date.parse(now) + 3000)
    const seen: string[] = []
    let target: string | null = `/api/v1/promises?limit=2&updated_since=${since}`
    while (target !== null) {
      const { json } = await askApi(target)
      seen.push(...(json.data as { id: string }[]).map(({ id }) => id))
      target = json.links.next
    }
    expect(seen).toEqual(ids.slice(3).sort())
  })
})

describeOnBothEngines("every question of the API", (open) => {
  test("is answered by an index, filtered or not", async () => {
    const db = await open()
    const { house } = await makeOpenData(db)
    const nodes: RootOperationNode[] = []
    const read = db.read.withPlugin({
      transformQuery: ({ node }) => {
        nodes.push(node)
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    })
    const watched = { ...house, db: { ...house.db, read } }
    const id = "0000000000000000"
    for (const { resources } of collections.filter(({ name }) => !/rule|agreement/.test(name))) {
      const [list, one] = resources
      const values: Record<string, string> = { rating: "kept", state: "open", recall_state: "none" }
      for (const filter of [{}, ...filtersOf(Object.keys(list.query.shape))]) {
        const [key] = Object.keys(filter)
        const value = key === undefined ? {} : { [key]: values[key] ?? Object.values(filter)[0] }
        const query = { limit: 2, cursor: Buffer.from(cursorFor(list.tag)).toString("base64url") }
        await list.answer({
          house: watched,
          now,
          lang: "en",
          params: {},
          self: "/",
          query: { ...query, ...value },
        } as never)
      }
      await one.answer({
        house: watched,
        now,
        lang: "en",
        params: { id: cursorFor(list.tag) },
        self: "/",
        query: {},
      } as never)
    }
    expect(nodes.length).toBeGreaterThan(80)
    if (db.engine === "postgres") return
    const plans = await Promise.all(nodes.map((node) => planOf(db, node)))
    const scans = plans
      .flat()
      .filter(
        (step) =>
          /^SCAN (?!marks|\(|\d+ CONSTANT|CONSTANT)/.test(step) &&
          !/USING (COVERING )?INDEX/.test(step),
      )
    // Imports are some hundreds at most, and so are organisations that were admitted.
    expect([...new Set(scans)].filter((step) => step !== "SCAN import_run")).toEqual([])

    function filtersOf(keys: readonly string[]) {
      return keys
        .filter((key) => key !== "limit" && key !== "cursor")
        .map((key) => ({ [key]: /since$/.test(key) ? now : id }))
    }

    function cursorFor(name: string): string {
      if (name === "votes") return `${id}-${id}`
      return name === "codings" ? `${id}-1-a` : id
    }
  })
})

async function planOf({ read }: TestDb, node: RootOperationNode): Promise<string[]> {
  const { sql, parameters } = read.getExecutor().compileQuery(node, { queryId: "plan" })
  const plan = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
  return (await read.executeQuery<{ detail: string }>(plan)).rows.map(({ detail }) => detail)
}
