import { describe, expect, test } from "vitest"
import { eventLoopGauge } from "#app/server/gauge.server.ts"
import { capacity, isServed, trickleMs } from "#app/server/load.ts"
import type { Lane } from "#app/server/load.ts"
import type { Pages } from "#app/server/remix.server.ts"
import { greet, openGate } from "#tests/server/door.ts"

const sign = "/en/petitions/k3v9x2m4q8ab7tpz/sign"

describe("a request is served", () => {
  const cases: [lane: Lane, delay: number, served: boolean][] = [
    ["reading", 200, true],
    ["reading", 201, false],
    ["sending", 201, true],
    ["sending", 501, false],
    ["signing", 501, true],
    ["signing", 5001, false],
  ]
  test.each(cases)("in the lane of %s with the loop %i ms late: %s", (lane, delay, served) => {
    expect(isServed(lane, { delay, underWay: 0, idle: 0 })).toBe(served)
  })

  test.each(["signing", "sending", "reading"] as const)(
    "in the lane of %s up to its own places",
    (lane) => {
      const most = capacity[lane].underWay
      expect(isServed(lane, { delay: 0, underWay: most - 1, idle: 0 })).toBe(true)
      expect(isServed(lane, { delay: 0, underWay: most, idle: 1e6 })).toBe(false)
    },
  )

  test("alone, however late the loop is, once its lane was empty for a while", () => {
    expect(isServed("reading", { delay: 9999, underWay: 0, idle: trickleMs })).toBe(true)
    expect(isServed("reading", { delay: 9999, underWay: 0, idle: trickleMs - 1 })).toBe(false)
    expect(isServed("reading", { delay: 9999, underWay: 1, idle: trickleMs })).toBe(false)
  })
})

describe("the gate of a busy site", () => {
  async function openBusy() {
    let delay = 0
    let now = 0
    const gate = await openGate({ gauge: { delay: () => delay, now: () => now } })
    return {
      ...gate,
      setDelay: (ms: number) => (delay = ms),
      wait: (ms: number) => (now += ms),
    }
  }

  test("refuses pages that it must make, in words and with a wait, and serves those it has", async () => {
    const { ask, setDelay } = await openBusy()
    expect((await ask("/en/about")).status).toBe(200)
    setDelay(300)
    expect((await ask("/en/about")).status, "is kept").toBe(200)
    const refused = await ask("/kk/people")
    expect(refused.status).toBe(503)
    expect(refused.body.toString()).toBe("/kk/problem/503?wait=10 in kk")
    expect(refused.headers).toMatchObject({ "retry-after": "10", "cache-control": "no-store" })
    expect((await ask("/healthz")).status).toBe(200)
    setDelay(0)
    expect((await ask("/kk/people")).status).toBe(200)
  })

  test("serves one reader after another, and not two at once", async () => {
    const { ask, setDelay, wait } = await openBusy()
    setDelay(300)
    wait(trickleMs)
    expect((await ask("/en/people/a")).status).toBe(200)
    expect((await ask("/en/people/b")).status).toBe(503)
    wait(trickleMs)
    expect((await ask("/en/people/b")).status).toBe(200)
  })

  test.each([
    [300, { [sign]: 200, "/en/signature/abc": 200, "/en/session": 200 }],
    [900, { [sign]: 200, "/en/signature/abc": 200, "/en/session": 503 }],
    [9000, { [sign]: 503, "/en/signature/abc": 503, "/en/session": 503 }],
  ])("%i ms late takes forms so: %j", async (delay, statuses) => {
    const { ask, setDelay } = await openBusy()
    setDelay(delay)
    const given = Object.fromEntries(
      await Promise.all(
        Object.keys(statuses).map(
          async (target) => [target, (await ask(target, { method: "POST" })).status] as const,
        ),
      ),
    )
    expect(given).toEqual(statuses)
  })

  test("gives the page of its refusal without making it anew", async () => {
    let made = 0
    const { ask } = await openGate({
      gauge: { delay: () => 300, now: () => 0 },
      pages: (exchange, path) => {
        made += 1
        return greet(exchange, path)
      },
    })
    const replies = await Promise.all(Array.from({ length: 50 }, () => ask("/en/people")))
    expect(replies.map(({ status }) => status)).toEqual(Array(50).fill(503))
    expect(made).toBe(1)
  })

  test("with all places for reading taken still takes a signature, and gives the places back", async () => {
    const waiting: (() => void)[] = []
    const { ask } = await openGate({
      pages: async (exchange, path) => {
        if (exchange.url.pathname.startsWith("/en/people/") && path === undefined) {
          await new Promise<void>((resolve) => waiting.push(resolve))
        }
        return greet(exchange, path)
      },
    })
    const most = capacity.reading.underWay
    const readers = Array.from({ length: most + 5 }, (_, nth) => ask(`/en/people/p${String(nth)}`))
    const refused = readers.map((reader) => reader.then(({ status }) => status === 503))
    while (waiting.length < most) await new Promise((resolve) => setTimeout(resolve, 5))
    expect((await ask(sign, { method: "POST" })).status).toBe(200)
    expect((await ask("/en/areas")).status).toBe(503)
    for (const release of waiting) release()
    expect((await Promise.all(refused)).filter(Boolean)).toHaveLength(5)
    expect((await ask("/en/areas")).status).toBe(200)
  })
})

test("a loop that is really blocked refuses pages and keeps the way of a signature open", async () => {
  const blocking: Pages = (exchange, path) => {
    if (exchange.url.pathname.startsWith("/en/people/") && path === undefined) {
      const until = performance.now() + 400
      while (performance.now() < until);
    }
    return greet(exchange, path)
  }
  const { ask } = await openGate({ pages: blocking, gauge: eventLoopGauge() })
  expect((await ask("/en/about")).status).toBe(200)
  const statuses = new Set<number>()
  for (let round = 0; round < 20 && !statuses.has(503); round += 1) {
    const crowd = ["a", "b", "c"].map((name) => ask(`/en/people/${name}${String(round)}`))
    for (const { status } of await Promise.all(crowd)) statuses.add(status)
  }
  expect(statuses, "after some pages that block, others are refused").toContain(503)
  const [kept, signed] = await Promise.all([ask("/en/about"), ask(sign, { method: "POST" })])
  expect([kept.status, signed.status]).toEqual([200, 200])
})
