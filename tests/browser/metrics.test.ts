import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { refuseWrong, sendCrowd } from "#scripts/bench/load/crowd.ts"
import { formRequest } from "#scripts/bench/load/requests.ts"
import { between, countedBy } from "#scripts/bench/soak/numbers.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import * as make from "#tests/support/make.ts"

/* What /metrics tells of the built site, against what was asked of it. No browser: programs ask. */

const token = "a-token-of-this-test-alone"
let app: App

beforeAll(async () => {
  app = await startApp({
    env: { METRICS_TOKEN: token, CHECK_CACHE: "off", TRUSTED_PROXY: "127.0.0.1,::1" },
    seed: (db) => make.makePetition(db, { closes_on: "2027-12-31" }),
  })
})

afterAll(async () => {
  await app.stop()
})

async function scrape(): Promise<Map<string, number>> {
  const answer = await fetch(`${app.origin}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.status).toBe(200)
  const lines = (await answer.text()).split("\n").filter((line) => /^uade/.test(line))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ")
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

function countOf(numbers: Map<string, number>, name: string, labels: string): number {
  return numbers.get(`${name}{${labels}}`) ?? 0
}

const asked = [
  ["/kk", "GET", 200, '/:lang"', 37],
  ["/kk", "HEAD", 200, '/:lang"', 5],
  ["/en/people", "GET", 200, '/:lang/people"', 21],
  ["/en/people/0123456789abcdef", "GET", 404, '/:lang/people/:personId"', 7],
  ["/en/no/such/page", "GET", 404, '*"', 9],
  ["/api/v1/people", "GET", 200, '/api/v1/people"', 13],
  ["/api/v1/people/0123456789abcdef", "GET", 404, '/api/v1/people/:id"', 4],
  ["/log/checkpoint", "GET", 200, '/log/*"', 6],
  ["/healthz", "GET", 200, '/healthz"', 11],
  ["/robots.txt", "GET", 200, 'shared-file"', 3],
  ["/en/session", "POST", 422, '/:lang/session"', 5],
] as const

describe("/metrics", () => {
  test("is for who brings the token alone", async () => {
    expect((await fetch(`${app.origin}/metrics`)).status).toBe(401)
    const wrong = { authorization: `Bearer ${token}x` }
    expect((await fetch(`${app.origin}/metrics`, { headers: wrong })).status).toBe(401)
  })

  test("counts each answer once, and no longer than it took", async () => {
    // What is kept and how each page is called is found out by the first.
    for (const [path, method] of asked) await ask(path, method)
    const before = await scrape()
    const from = performance.now()
    for (const [path, method, status, , times] of asked) {
      for (let time = 0; time < times; time += 1) expect(await ask(path, method)).toBe(status)
    }
    const passed = (performance.now() - from) / 1000
    const after = await scrape()
    let seconds = 0
    for (const [path, method, status, route, times] of asked) {
      const labels = `route="${route},method="${method}",status="${String(status)}"`
      for (const name of ["uade_http_requests_total", "uade_http_request_seconds_count"]) {
        const more = countOf(after, name, labels) - countOf(before, name, labels)
        expect([path, name, more]).toEqual([path, name, times])
      }
      const sum = "uade_http_request_seconds_sum"
      seconds += countOf(after, sum, labels) - countOf(before, sum, labels)
    }
    expect(seconds).toBeGreaterThan(0)
    // One after the other; when each came is drawn where the loop had no rest, as on a machine that does much else.
    expect(seconds).toBeLessThan(passed * 1.5)
    // The pages of strangers were served as they were kept.
    const hits = countOf(after, "uade_page_cache_hits_total", 'shelf="pages"')
    expect(hits - countOf(before, "uade_page_cache_hits_total", 'shelf="pages"')).toBe(37 + 5 + 21)
  })

  test("tells how long people waited who came at once, as they saw it", async () => {
    const port = Number(new URL(app.origin).port)
    const before = await countedBy(port, token)
    const crowd = await sendCrowd({
      ...{ port, visitors: 16, seconds: 2, expects: /^HTTP\/1.1 422/ },
      next: () => formRequest(port, "/en/session", {}),
    })
    refuseWrong("forms", crowd)
    const sent = between(before.sent, (await countedBy(port, token)).sent)
    const seen = crowd.sentWaits.reduce((sum, wait) => sum + wait, 0) / 1000
    expect(sent.count).toBe(crowd.answers)
    // A timer that begins when a request is read would tell a sixteenth. What they waited in the crowd's own process
    // no server knows, and where much else is done that is much.
    expect(sent.sum).toBeGreaterThan(seen / 5)
    expect(sent.sum).toBeLessThan(seen * 1.1)
  })

  test("tells of log, outbox, batches and how the site stands", async () => {
    const numbers = await scrape()
    expect(countOf(numbers, "uade_log_leaves", 'state="signed"')).toBeGreaterThan(0)
    expect(numbers.get("uade_log_open")).toBe(1)
    expect(numbers.get("uade_commit_batch_jobs_count")).toBeGreaterThan(0)
    expect(numbers.has("uade_heap_kept_bytes")).toBe(true)
    expect(countOf(numbers, "uade_outbox_tasks", 'state="due"')).toBe(0)
    expect(countOf(numbers, "uade_read_only", 'reason="operator"')).toBe(0)
  })

  test("names no address, and nobody", async () => {
    const names = [...(await scrape()).keys()].join("\n")
    expect(names).not.toMatch(/0123456789abcdef|no\/such/)
  })
})

async function ask(path: string, method: string): Promise<number> {
  const answer = await fetch(app.origin + path, {
    method,
    ...(method === "POST" ? { headers: { origin: app.origin }, body: new URLSearchParams() } : {}),
  })
  await answer.arrayBuffer()
  return answer.status
}
