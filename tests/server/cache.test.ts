import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { accept } from "#app/lib/outcome.ts"
import { briefly, pageCache } from "#app/server/cache.server.ts"
import { withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { inOrder } from "#app/server/exchange.server.ts"
import type { Exchange } from "#app/server/exchange.server.ts"
import { KeptPages } from "#app/server/kept-pages.server.ts"
import { noted } from "#app/server/noted.server.ts"
import { problems } from "#app/server/problem.server.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { makeBareHouse, openDoor, openGate, page } from "#tests/server/door.ts"
import type { Asked } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"

/** A cache before pages that say how often they were made. */
async function openCache(
  pages: (exchange: Exchange, made: number) => Answer | Promise<Answer> = (_, made) =>
    page(`edition ${String(made)}`),
  {
    house = makeBareHouse(),
    mostBytes = 64 * 1024 * 1024,
  }: { house?: ReturnType<typeof makeHouse>; mostBytes?: number } = {},
) {
  let made = 0
  const refuse = problems(
    (_, status) => Promise.resolve(page("refused", status)),
    () => undefined,
  )
  const door = await openDoor(
    inOrder([refuse, pageCache(new KeptPages(mostBytes))], (exchange) => {
      made += 1
      return noted(exchange, async () => pages(exchange, made))
    }),
    { house },
  )
  async function read(target: string, asked?: Asked): Promise<string> {
    return (await door.ask(target, asked)).body.toString()
  }
  return { ...door, read, made: () => made }
}

const signedIn = { headers: { cookie: "lang=kk; __Host-sid=k3v9x2m4q8ab7tpz" } }

describe("a reading page", () => {
  test("is made once for all who are not signed in", async () => {
    const { read, ask } = await openCache()
    expect(await read("/en/people")).toBe("edition 1")
    expect(await read("/en/people", { headers: { cookie: "lang=kk" } })).toBe("edition 1")
    expect((await ask("/en/people")).headers["cache-control"]).toBe("public, no-cache")
    expect(await read("/kk/people"), "another page").toBe("edition 2")
  })

  test("is made once for fifty who ask at the same time", async () => {
    const { read, made } = await openCache(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return page("the page")
    })
    const asked = Array.from({ length: 50 }, () => read("/en/people"))
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["the page"]))
    expect(made()).toBe(1)
  })

  test("is made for each who is signed in, and theirs is kept for nobody", async () => {
    const { read } = await openCache(({ request }) => page(request.headers.cookie ?? "nobody"))
    expect(await read("/en/people", signedIn)).toContain("sid")
    expect(await read("/en/people")).toBe("nobody")
    expect(await read("/en/people", signedIn)).toContain("sid")
  })

  test("is packed when somebody asks for it again", async () => {
    const { ask } = await openCache(() => page("words ".repeat(1000)))
    const headers = { "accept-encoding": "br" }
    await ask("/en/people", { headers })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await ask("/en/people", { headers })).headers["content-encoding"]).toBeUndefined()
    await untilPacked(() => ask("/en/people", { headers }), "br")
  })

  test("with a cookie in it is kept for nobody, and shared with nobody who waits", async () => {
    const { ask } = await openCache(async (_, made) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return withHeaders(page("hello"), { "set-cookie": `visitor=${String(made)}` })
    })
    const replies = await Promise.all([ask("/en/people"), ask("/en/people"), ask("/en/people")])
    const cookies = replies.map(({ headers }) => headers["set-cookie"]?.[0]).sort()
    expect(cookies).toEqual(["visitor=1", "visitor=2", "visitor=3"])
    expect((await ask("/en/people")).headers["set-cookie"]).toEqual(["visitor=4"])
  })

  test("asked for by HEAD first is there whole for who comes next", async () => {
    const { ask, made } = await openCache(() => page("the page, whole"))
    const head = await ask("/en/people", { method: "HEAD" })
    const get = await ask("/en/people")
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(get.body.toString()).toBe("the page, whole")
    expect(head.headers).toEqual({ ...get.headers, date: head.headers.date })
    expect(made()).toBe(1)
  })

  test("whose making fails is made again for the next, also for one who waited", async () => {
    const { ask, made } = await openCache(async (_, made) => {
      if (made > 1) return page("the page")
      // Until the other one waits too, on a machine that may be busy.
      await new Promise((resolve) => setTimeout(resolve, 500))
      throw new Error("dark")
    })
    const both = await Promise.all([ask("/en/people"), ask("/en/people")])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 500])
    expect((await ask("/en/people")).status).toBe(200)
    expect(made()).toBe(2 + 1)
  })

  test.each([404, 410, 503])("that is answered %i is not kept", async (status) => {
    const { ask } = await openCache((_, made) => page(String(made), made === 1 ? status : 200))
    expect((await ask("/en/people/k3v9x2m4q8ab7tpz")).status).toBe(status)
    expect((await ask("/en/people/k3v9x2m4q8ab7tpz")).status).toBe(200)
  })

  test("is another one when the day has turned in the country, not in Greenwich", async () => {
    const house = makeBareHouse({ now: "2026-04-01T18:59:00.000Z" })
    const { read } = await openCache(undefined, { house })
    expect(await read("/en/people")).toBe("edition 1")
    house.clock.set("2026-04-01T19:01:00.000Z")
    expect(await read("/en/people")).toBe("edition 2")
    house.clock.set("2026-04-02T00:01:00.000Z")
    expect(await read("/en/people")).toBe("edition 2")
  })
})

describe("a page that is not for all", () => {
  test.each(["/en/session", "/en/account", "/en/promises/new", "/", "/nowhere/at/all"])(
    "%s is made for each who asks",
    async (target) => {
      const { read } = await openCache()
      expect(await read(target)).toBe("edition 1")
      expect(await read(target)).toBe("edition 2")
    },
  )

  test("is not reached through the name of one that is", async () => {
    const { read } = await openCache()
    await read("/en/people")
    expect(await read("/en/people", { method: "POST" })).toBe("edition 2")
  })

  test.each([
    ["nobody", {}, true],
    ["a browser whose language is remembered now", { "sec-fetch-site": "same-origin" }, false],
    ["who brings a session that is none", { cookie: "__Host-sid=nobodys" }, false],
  ])("is told to caches between where it was made for %s: %j, %s", async (_, headers, told) => {
    const { ask } = await openGate()
    for (const turn of ["made", "kept", "kept"]) {
      const reply = await ask("/en/people", { headers })
      expect(reply.headers["cdn-cache-control"], turn).toBe(told ? briefly : undefined)
      expect(String(reply.headers["cache-control"]).startsWith("public"), turn).toBe(told)
    }
    const old = Number(/stale-while-revalidate=(\d+)/.exec(briefly)?.[1])
    expect(old, "a count is told anew every second").toBeLessThanOrEqual(1)
  })

  test("leaves the gate marked private", async () => {
    const { ask } = await openGate()
    expect((await ask("/en/session")).headers["cache-control"]).toBe("private, no-store")
    expect((await ask("/en/people")).headers["cache-control"]).toBe("public, no-cache")
  })
})

describe("a query", () => {
  test("with keys that no page knows neither fills the cache nor changes a page", async () => {
    const { read, made } = await openCache(({ url }) => page(`asked ${url.search}`))
    expect(await read("/en/people?utm_source=a&x[]=1")).toBe("asked ")
    expect(await read("/en/people?fbclid=b&__proto__=1&q=")).toBe("asked ")
    expect(await read("/en/people")).toBe("asked ")
    expect(made()).toBe(1)
  })

  test("asks the same in any order", async () => {
    const { read, made } = await openCache()
    await read("/en/promises?rating=kept&power=council")
    await read("/en/promises?power=council&rating=kept&x=1")
    expect(made()).toBe(1)
    await read("/en/promises?power=council&rating=broken")
    expect(made()).toBe(2)
  })
})

describe("memory", () => {
  test("stays within its bound: what nobody asked for longest goes first", async () => {
    const { read } = await openCache((_, made) => page(`${String(made)} ${"x".repeat(10_000)}`), {
      mostBytes: 5 * 22_000,
    })
    const first = await read("/en/promises?q=1")
    for (let nth = 2; nth <= 5; nth += 1) await read(`/en/promises?q=${String(nth)}`)
    expect(await read("/en/promises?q=1"), "still kept").toBe(first)
    await read("/en/promises?q=6")
    expect(await read("/en/promises?q=6"), "the newest is kept").toMatch(/^6 /)
    expect(await read("/en/promises?q=3"), "others too").toMatch(/^3 /)
    expect(await read("/en/promises?q=1"), "asked for again").toBe(first)
    expect(await read("/en/promises?q=2"), "nobody asked for it").toMatch(/^7 /)
  })

  test("keeps no page that is larger than all of it", async () => {
    const { read } = await openCache((_, made) => page(`${String(made)} ${"x".repeat(10_000)}`), {
      mostBytes: 10_000,
    })
    expect(await read("/en/people")).toMatch(/^1 /)
    expect(await read("/en/people")).toMatch(/^2 /)
  })
})

describe("a reader who has the page", () => {
  const words = "Әр мектепте ыстық ас. ".repeat(400)

  test("is told so by its tag, from the first answer on, and only while it is the same", async () => {
    const house = makeBareHouse()
    const { ask } = await openCache((_, made) => page(`${words}${made > 1 ? "new" : ""}`), {
      house,
    })
    const first = await ask("/en/people")
    const tag = String(first.headers.etag)
    expect(tag).toMatch(/^"[\w-]{22}"$/)
    const again = await ask("/en/people", { headers: { "if-none-match": `"other", W/${tag}` } })
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tag])
    expect(again.headers["content-length"]).toBeUndefined()
    house.clock.set("2026-05-01T06:00:00.000Z")
    const changed = await ask("/en/people", { headers: { "if-none-match": tag } })
    expect([changed.status, changed.body.toString()]).toEqual([200, `${words}new`])
    expect(changed.headers.etag).not.toBe(tag)
  })

  test.each([
    ["gzip", "gzip", gunzipSync],
    ["br", "br", brotliDecompressSync],
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
  ] as const)(
    "with accept-encoding %j reads the same bytes, packed as %s",
    async (accepted, coding, unpack) => {
      const { ask } = await openCache(() => page(words))
      const plain = await ask("/en/people")
      const packed = await untilPacked(
        () => ask("/en/people", { headers: { "accept-encoding": accepted } }),
        coding,
      )
      expect(packed.headers["content-length"]).toBe(String(packed.body.length))
      expect(unpack(packed.body).equals(plain.body)).toBe(true)
      expect(packed.body.length).toBeLessThan(plain.body.length / 4)
      expect(packed.headers.vary).toBe("Accept-Encoding, Cookie")
      const tag = String(packed.headers.etag)
      expect(tag, "other bytes, another strong tag (RFC 9110 §8.8.3)").not.toBe(plain.headers.etag)
      const headers = { "if-none-match": tag, "accept-encoding": accepted }
      expect((await ask("/en/people", { headers })).status).toBe(304)
    },
  )

  test("reads it packed from the first answer on: the first may have the slowest line", async () => {
    const { ask } = await openCache(() => page(words))
    const first = await ask("/en/people", { headers: { "accept-encoding": "gzip, br" } })
    expect(first.headers["content-encoding"]).toBe("gzip")
    expect(gunzipSync(first.body).toString()).toBe(words)
  })

  test.each([undefined, "identity", "gzip;q=0, br;q=0.0", "zstd"])(
    "with accept-encoding %j reads it plain",
    async (accepted) => {
      const { ask } = await openCache(() => page(words))
      await untilPacked(() => ask("/en/people", { headers: { "accept-encoding": "br" } }), "br")
      const headers = accepted === undefined ? {} : { "accept-encoding": accepted }
      const { headers: sent, body } = await ask("/en/people", { headers })
      expect([sent["content-encoding"], body.toString()]).toEqual([undefined, words])
    },
  )
})

/** Pages are packed after the answer to who asked first. */
async function untilPacked<Reply extends { headers: { "content-encoding"?: string | undefined } }>(
  ask: () => Promise<Reply>,
  coding: string,
): Promise<Reply> {
  for (let tries = 0; ; tries += 1) {
    const reply = await ask()
    if (reply.headers["content-encoding"] === coding) return reply
    if (tries > 100) throw new Error(`it is never packed as ${coding}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describeOnBothEngines("what is kept", (open) => {
  /** Pages that read what they are about, as the real ones do: by queries of which the cache is not told. */
  async function openPages() {
    const db = await open()
    const person = await make.makePerson(db)
    const other = await make.makePerson(db)
    const seat = await make.makeMembership(db, { person_id: person.id })
    const petition = await make.makePetition(db, { membership_id: seat.id })
    const pledge = await make.makePledge(db, { person_id: person.id })
    const cache = await openCache(
      async ({ url }, made) => {
        if (url.pathname.includes("petitions"))
          await db.read.selectFrom("petition").selectAll().execute()
        if (url.pathname.includes("p")) await db.read.selectFrom("person").selectAll().execute()
        if (url.pathname.includes("promises"))
          await db.read.selectFrom("pledge").selectAll().execute()
        return page(`edition ${String(made)}`)
      },
      { house: makeHouse(db, { mode: "production" }) },
    )
    const pages = {
      people: "/en/people",
      person: `/en/people/${person.public_id}-aigul`,
      other: `/en/people/${other.public_id}`,
      petitions: "/en/petitions",
      petition: `/kk/petitions/${petition.public_id}`,
      promises: "/en/promises",
      promise: `/en/promises/${pledge.public_id}`,
      about: "/en/about",
    }
    const seen = new Map<string, string>()
    /** The names of the pages that are others than last time. */
    async function renewed(): Promise<string[]> {
      const names: string[] = []
      for (const [name, path] of Object.entries(pages)) {
        const now = await cache.read(path)
        if (seen.get(name) !== now) names.push(name)
        seen.set(name, now)
      }
      return names
    }
    await renewed()
    return { db, renewed, ids: { person, other, petition, pledge } }
  }

  test("stands while nothing public is written", async () => {
    const { db, renewed } = await openPages()
    await make.makeArea(db)
    await commit(db, () => Promise.resolve(accept(undefined)))
    expect(await renewed()).toEqual([])
  })

  test("falls by subject: a person, their petition, their promise, what stands by itself", async () => {
    const { db, renewed, ids } = await openPages()
    await touchOne(db, "person", ids.person.id)
    expect(await renewed()).toEqual([
      "people",
      "person",
      "petitions",
      "petition",
      "promises",
      "promise",
    ])
    await touchOne(db, "person", ids.other.id)
    expect(await renewed()).toEqual([
      "people",
      "other",
      "petitions",
      "petition",
      "promises",
      "promise",
    ])
    await touchOne(db, "petition", ids.petition.id)
    expect(await renewed()).toEqual(["petitions", "petition"])
    await touchOne(db, "petition", ids.petition.id + 1)
    expect(await renewed(), "another petition").toEqual(["petitions"])
    await touchOne(db, "pledge", ids.pledge.id + 1)
    expect(await renewed(), "another promise").toEqual(["promises"])
    await touchOne(db, "log", 1)
    expect(await renewed()).toEqual([])
    await touchOne(db, "area", 1)
    expect(await renewed(), "what concerns everything").toHaveLength(8)
  })

  test("is not kept when it was made while what it shows changed", async () => {
    const db = await open()
    let meanwhile: (() => Promise<unknown>) | undefined
    const { read } = await openCache(
      async (_, made) => {
        await db.read.selectFrom("person").selectAll().execute()
        await meanwhile?.()
        return page(`edition ${String(made)}`)
      },
      { house: makeHouse(db, { mode: "production" }) },
    )
    meanwhile = () => touchOne(db, "person", 1)
    expect(await read("/en/people")).toBe("edition 1")
    meanwhile = () => touchOne(db, "pledge", 1)
    expect(await read("/en/people")).toBe("edition 2")
    expect(await read("/en/people"), "of something else").toBe("edition 2")
  })

  test("stands in for a page that cannot be made, until something is taken off the site", async () => {
    const db = await open()
    let state: "fine" | "dark" | "gone" = "fine"
    const { read } = await openCache(
      async (_, made) => {
        await db.read.selectFrom("person").selectAll().execute()
        if (state === "dark") throw new Error("dark")
        return state === "gone" ? page("gone", 410) : page(`edition ${String(made)}`)
      },
      { house: makeHouse(db, { mode: "production" }) },
    )
    expect(await read("/en/people")).toBe("edition 1")
    await touchOne(db, "person", 1)
    state = "dark"
    expect(await read("/en/people")).toBe("edition 1")
    expect(await read("/en/areas"), "never made").toBe("refused")
    state = "gone"
    expect(await read("/en/people"), "an answer is no fault").toBe("gone")
    state = "dark"
    await touchOne(db, "removal", 1)
    expect(await read("/en/people")).toBe("refused")
    state = "fine"
    expect(await read("/en/people")).toMatch(/^edition/)
  })
})

function touchOne(db: Db, kind: string, id: number) {
  return commit(db, async (trx) => {
    await touch(trx, kind, id, "2026-04-01T06:00:00.000Z")
    return accept(undefined)
  })
}
