import { once } from "node:events"
import { createServer } from "node:http"
import type { ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { inspect } from "node:util"
import { describe, expect, test } from "vitest"
import { send, textAnswer } from "#app/server/answer.server.ts"
import { health } from "#app/server/health.server.ts"
import { metrics } from "#app/server/metrics.server.ts"
import { RequestMeter } from "#app/server/request-meter.server.ts"
import { routeLabel } from "#app/server/route-label.server.ts"
import { makeShelves } from "#app/server/shelves.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import { makeBareHouse, openGate } from "./door.ts"

const gauge = { delay: () => 0, now: () => 0 }

async function openWatched(token?: string, leaving = { isBegun: false }) {
  const house = makeBareHouse()
  await migrateToLatest(house.db)
  const meter = new RequestMeter()
  const measured = { house, meter, gauge, shelves: makeShelves() }
  const gate = await openGate({ house, watchers: [health(leaving), metrics(token, measured)] })
  return { meter, ...gate }
}

describe("/metrics", () => {
  test("is not there where no token is set", async () => {
    const { ask } = await openWatched()
    const answer = await ask("/metrics", { headers: { authorization: "Bearer undefined" } })
    expect(answer.body.toString()).not.toContain("uade_")
  })

  test.each([undefined, "Bearer wrong", "Basic c2VjcmV0", "Bearer a-long-secret-token-x"])(
    "refuses %s",
    async (authorization) => {
      const { ask } = await openWatched("a-long-secret-token")
      const answer = await ask("/metrics", { headers: authorization ? { authorization } : {} })
      expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, "Bearer"])
    },
  )

  test("tells counts and steps of time as Prometheus reads them", async () => {
    const { ask, meter } = await openWatched("a-long-secret-token")
    const row = meter.row("/kk/people", "GET", 200)
    for (const seconds of [0.0005, 0.02, 99]) row.seconds.add(seconds)
    const answer = await ask("/metrics", {
      headers: { authorization: "Bearer a-long-secret-token" },
    })
    const lines = answer.body.toString().split("\n")
    const labels = 'route="/:lang/people",method="GET",status="200"'
    expect(answer.headers["content-type"]).toContain("version=0.0.4")
    for (const line of [
      "# TYPE uade_http_request_seconds histogram",
      `uade_http_requests_total{${labels}} 3`,
      `uade_http_request_seconds_bucket{${labels},le="0.001"} 1`,
      `uade_http_request_seconds_bucket{${labels},le="0.025"} 2`,
      `uade_http_request_seconds_bucket{${labels},le="10"} 2`,
      `uade_http_request_seconds_bucket{${labels},le="+Inf"} 3`,
      `uade_http_request_seconds_count{${labels}} 3`,
    ])
      expect(lines).toContain(line)
  })
})

test("the secret of a letter is counted under its page, and not kept", () => {
  const meter = new RequestMeter()
  meter.note("/kk/signature/the-secret-of-a-letter/withdrawal", "POST", 303, performance.now())
  meter.note("/kk/people/0123456789abcdef", "GET", 200, performance.now())
  const held = inspect(meter, { depth: Infinity })
  expect(held).toContain("/:lang/signature/:secret/withdrawal")
  expect(held).toContain("/kk/people/0123456789abcdef")
  expect(held).not.toContain("the-secret-of-a-letter")
})

test("who is answered together with others is not told to have waited for the last of them", async () => {
  const meter = new RequestMeter()
  const workMs = 60
  const both: ServerResponse[] = []
  const server = createServer((_, response) => {
    both.push(response)
    if (both.length < 2) return
    const from = performance.now()
    // As one commit answers many: all in one turn, and each answer is work.
    for (const one of both) {
      void Promise.resolve().then(async () => {
        await send(one, textAnswer(200, "done"), () => meter.noteAtItsEnd(one, "/kk", from))
        const until = performance.now() + workMs
        while (performance.now() < until);
      })
    }
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${String(port)}/`
  for (const answer of await Promise.all([fetch(address), fetch(address)])) await answer.text()
  server.closeAllConnections()
  server.close()
  const { seconds } = meter.row("/kk", "GET", 200)
  expect(seconds.count).toBe(2)
  expect(seconds.sum).toBeLessThan(workMs / 1000)
})

describe("/readyz", () => {
  test("says each thing that must be in order", async () => {
    const { ask, house } = await openWatched()
    await house.log.start()
    const answer = await ask("/readyz")
    expect([answer.status, answer.body.toString().split("\n")]).toEqual([
      200,
      [
        "ready",
        "The database answers.",
        "The database is of this version.",
        "The log is open: 0 leaves.",
        "It is read and written.",
        "",
      ],
    ])
  })

  test.each([
    ["operator", 200],
    ["checking", 503],
    ["database-fault", 503],
    ["restored", 503],
  ] as const)("says that the site is only read (%s)", async (reason, status) => {
    const { ask, house } = await openWatched()
    house.standing.hold(reason)
    const answer = await ask("/readyz")
    expect(answer.status).toBe(status)
    expect(answer.body.toString()).toContain(`It is only read (${reason}).`)
  })

  test("says before anything else that the site is being stopped", async () => {
    const { ask } = await openWatched(undefined, { isBegun: true })
    const answer = await ask("/readyz")
    expect([answer.status, answer.body.toString()]).toEqual([503, "stopping\n"])
    expect((await ask("/healthz")).status).toBe(200)
  })
})

test.each([
  ["/", "/"],
  ["/kk/people/0123456789abcdef-tail", "/:lang/people/:personId"],
  ["/en/signature/a-secret", "/:lang/signature/:secret"],
  ["/favicon.svg", "*"],
  ["/assets/app-1234.css", "/assets/*"],
  ["/log/tile/0/000", "/log/*"],
  ["/og/kk/people/0123456789abcdef.png", "shared-file"],
  ["/kk/feeds/verdicts.atom", "shared-file"],
  ["/sitemap.xml", "shared-file"],
  ["/api/v1/petitions/0123456789abcdef/count", "/api/v1/petitions/:id/count"],
  ["/api/v1/petitions/0123456789abcdef/other", "/api/v1/petitions/:id/*"],
  ["/api/v1/nothing", "/api/*"],
  ["/kk/no/such/page", "*"],
])("an address is called by its page alone: %s", (pathname, label) => {
  expect(routeLabel(pathname)).toBe(label)
})
