import { readFileSync } from "node:fs"
import { describe, expect, onTestFinished, test, vi } from "vitest"
import { BoundedLimiter } from "#app/server/bounded-limiter.server.ts"
import { inOrder } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import { problems } from "#app/server/problem.server.ts"
import { rateLimit } from "#app/server/rate-limit.server.ts"
import { rateRowFor, rateTable } from "#app/server/rate-table.ts"
import { openDoor, page } from "#tests/server/door.ts"

const refuse = problems(
  (_, status) => Promise.resolve(page("refused", status)),
  (fault) => expect.fail(String(fault)),
)

/** A door whose askers come from wherever they say. */
async function openLimited() {
  const { ask } = await openDoor(
    inOrder([refuse, rateLimit()], () => Promise.resolve(page("taken"))),
    { trustedProxy: "127.0.0.1" },
  )
  return function from(address: string, method: string, target: string) {
    return ask(target, { method, headers: { "x-forwarded-for": address } })
  }
}

describe("the sign-in form", () => {
  test("is taken 20 times in five minutes, then refused with the wait", async () => {
    const from = await openLimited()
    for (let nth = 1; nth <= 20; nth += 1) {
      expect((await from("203.0.113.7", "POST", "/en/session")).status).toBe(200)
    }
    const refused = await from("203.0.113.7", "POST", "/kk/account/new")
    expect(refused.status).toBe(429)
    const wait = Number(refused.headers["retry-after"])
    expect(wait).toBeGreaterThan(290)
    expect(wait).toBeLessThanOrEqual(300)
    expect((await from("203.0.113.7", "POST", "/en/petitions/new")).status).toBe(200)
    expect((await from("203.0.113.7", "GET", "/en/session")).status).toBe(200)
    expect((await from("203.0.113.8", "POST", "/en/session")).status).toBe(200)
  })

  test.each([
    ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true],
    ["2001:db8:1:2::1", "2001:0DB8:0001:0002:0:0:0:9", true],
    ["2001:db8::1", "2001:db8:0:0:1:2:3:4", true],
    ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
    ["203.0.113.7", "::ffff:203.0.113.7", true],
    ["203.0.113.7", "203.0.113.70", false],
  ])("takes %s and %s for one household: %s", async (one, other, same) => {
    const from = await openLimited()
    for (let nth = 1; nth <= 20; nth += 1) await from(one, "POST", "/en/session")
    expect((await from(other, "POST", "/en/session")).status).toBe(same ? 429 : 200)
  })
})

test("other forms are taken 120 times a minute", async () => {
  const from = await openLimited()
  const asked = Array.from({ length: 121 }, () => from("203.0.113.7", "POST", "/en/promises/new"))
  const refused = (await Promise.all(asked)).filter(({ status }) => status === 429)
  expect(refused).toHaveLength(1)
})

describe("whose requests are counted together", () => {
  test("a neighbourhood far above a household: 400 sign-ins from a /24 in five minutes", async () => {
    const from = await openLimited()
    for (let house = 1; house <= 20; house += 1) {
      for (let nth = 1; nth <= 20; nth += 1) {
        expect((await from(`203.0.113.${house}`, "POST", "/en/session")).status).toBe(200)
      }
    }
    expect((await from("203.0.113.99", "POST", "/en/session")).status).toBe(429)
    expect((await from("203.0.114.1", "POST", "/en/session")).status).toBe(200)
  })

  test("an account, from wherever it asks", async () => {
    const { ask } = await openDoor(
      inOrder([refuse, knowing("k3v9x2m4q8ab7tpz"), rateLimit(["account"])], () =>
        Promise.resolve(page("taken")),
      ),
    )
    const statuses = []
    for (let nth = 0; nth <= 30; nth += 1) {
      statuses.push((await ask("/en/account/export")).status)
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await ask("/en/people")).status, "other pages are another row").toBe(200)
  })
})

describe("the form that signs", () => {
  const form = "/kk/petitions/k3v9x2m4q8ab7tpz/sign"

  test("is taken 120 times a minute from a household, whatever the petition", async () => {
    const from = await openLimited()
    const asked = Array.from({ length: 122 }, (_, nth) =>
      from("203.0.113.7", "POST", nth % 2 === 0 ? form : "/ru/petitions/other/sign"),
    )
    expect((await Promise.all(asked)).filter(({ status }) => status === 429)).toHaveLength(2)
    expect((await from("203.0.113.8", "POST", form)).status).toBe(200)
    expect((await from("203.0.113.7", "GET", form)).status).toBe(200)
  })

  test("is taken 1,200 times a minute from a neighbourhood", async () => {
    const from = await openLimited()
    const asked = Array.from({ length: 1210 }, (_, nth) =>
      from(`203.0.113.${String(nth % 20)}`, "POST", form),
    )
    expect((await Promise.all(asked)).filter(({ status }) => status === 429)).toHaveLength(10)
    expect((await from("203.0.114.1", "POST", form)).status).toBe(200)
  })

  test("is counted for one petition, whoever signs and in whatever language: 4,000 a second", async () => {
    expect(rateTable.find(({ name }) => name === "sign")?.limits.petition).toEqual([240_000, 60])
    const counted = vi.spyOn(BoundedLimiter.prototype, "consume").mockResolvedValue(undefined)
    onTestFinished(() => counted.mockRestore())
    const limited = rateLimit(["petition"])
    const house = { db: { engine: "sqlite" } }
    for (const target of [form, form.replace("/kk/", "/ru/"), "/kk/petitions/another/sign"]) {
      const url = new URL(target, "https://uade.example")
      const asked = { url, request: { method: "POST" }, house } as Exchange
      await limited(asked, () => Promise.resolve(page("taken")))
    }
    const [kazakh, russian, another] = counted.mock.calls.map(([key]) => key)
    expect(russian).toBe(kazakh)
    expect(another).not.toBe(kazakh)
    counted.mockResolvedValue(30)
    const url = new URL(form, "https://uade.example")
    const refused = limited({ url, request: { method: "POST" }, house } as Exchange, () =>
      expect.fail(),
    )
    await expect(refused).rejects.toMatchObject({ status: 429, headers: { "retry-after": "30" } })
  })
})

describe("the row of", () => {
  test.each([
    ["POST", "/kk/petitions/k3v9x2m4q8ab7tpz/sign", "sign"],
    ["GET", "/kk/petitions/k3v9x2m4q8ab7tpz/sign", "pages"],
    ["POST", "/en/session", "sign-in"],
    ["POST", "/en/session/factor", "sign-in"],
    ["POST", "/en/session/passkey", "sign-in"],
    ["POST", "/en/session/again", "forms"],
    ["POST", "/en/account/factors/codes", "forms"],
    ["POST", "/en/Session", "sign-in"],
    ["POST", "/en/session/reset", "reset"],
    ["POST", "/en/account/email", "reset"],
    ["POST", "/en/account/new", "sign-in"],
    ["POST", "/en/report", "report"],
    ["GET", "/en/people?q=samal", "search"],
    ["GET", "/en/people", "pages"],
    ["GET", "/en/account/export", "export"],
    ["GET", "/api/v1/rule-sets", "api"],
    ["POST", "/en/promises/new", "forms"],
    ["GET", "/", "pages"],
  ])("%s %s is %s", (method, target, name) => {
    const url = new URL(target, "https://uade.example")
    expect(rateRowFor(url, method === "POST")?.name).toBe(name)
  })

  test("each kind stands in the folder's README with its figures", () => {
    const told = readFileSync("app/server/README.md", "utf8")
    for (const { name, limits } of rateTable) {
      const line = told.split("\n").find((text) => text.startsWith(`| ${name} |`))
      expect(line, name).toBeDefined()
      for (const [points, seconds] of Object.values(limits)) {
        expect(line).toContain(`${points.toLocaleString("en")} / ${inWords(seconds)}`)
      }
    }
  })
})

test("memory for what is counted has an end, and the oldest goes first", async () => {
  const limiter = new BoundedLimiter(1, 60, 3)
  for (const key of ["a", "b", "c", "d"]) await limiter.consume(key)
  expect(limiter.size).toBe(3)
  expect(await limiter.consume("d")).toBeGreaterThan(0)
  expect(await limiter.consume("a"), "was forgotten").toBeUndefined()
})

test("who asks again is forgotten after those who did not, also where many were forgotten before", async () => {
  const limiter = new BoundedLimiter(1, 60, 3)
  for (let nth = 0; nth < 100; nth += 1) await limiter.consume(String(nth))
  for (const key of ["a", "b", "c"]) await limiter.consume(key)
  expect(await limiter.consume("a")).toBeGreaterThan(0)
  await limiter.consume("d")
  expect(await limiter.consume("a"), "asked again").toBeGreaterThan(0)
  expect(await limiter.consume("b"), "was forgotten").toBeUndefined()
  expect(limiter.size).toBe(3)
})

test("whose time is over is forgotten, and nobody before", async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const limiter = new BoundedLimiter(1, 60)
  for (let nth = 0; nth < 500; nth += 1) {
    await limiter.consume(String(nth))
    vi.advanceTimersByTime(1000)
    // Somebody comes again and again, and is refused until a minute has passed.
    const wait = await limiter.consume("again")
    expect(wait === undefined, String(nth)).toBe(nth % 60 === 0)
    expect(limiter.size).toBeLessThanOrEqual(63)
  }
  expect(await limiter.consume("441"), "59 seconds ago").toBeGreaterThan(0)
  expect(await limiter.consume("438"), "62 seconds ago").toBeUndefined()
})

function inWords(seconds: number): string {
  if (seconds === 3600) return "h"
  return seconds === 60 ? "min" : `${seconds / 60} min`
}

/** Lets on who is signed in. */
function knowing(publicId: string): Doorkeeper {
  return (exchange, next) => {
    exchange.account = {
      id: 1,
      publicId,
      role: "constituent",
      displayName: null,
      personId: null,
      organizationId: null,
    }
    return next()
  }
}
