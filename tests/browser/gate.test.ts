import { request } from "node:http"
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http"
import { gunzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import * as make from "#tests/support/make.ts"
import { untilNotBusy } from "#tests/support/patient.ts"

/* The gate before the built site: what its doorkeepers promise one by one, seen from outside. */

let app: App
let personId: string

beforeAll(async () => {
  app = await startApp({
    seed: async (db) => {
      const membership = await make.makeMembership(db)
      const { public_id } = await db.read
        .selectFrom("person")
        .selectAll()
        .where("id", "=", membership.person_id)
        .executeTakeFirstOrThrow()
      personId = public_id
    },
  })
})

afterAll(async () => {
  await app.stop()
})

interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Asks for exactly this target: no client tidies it up. */
function ask(target: string, method = "GET", headers: OutgoingHttpHeaders = {}): Promise<Reply> {
  const { hostname, port } = new URL(app.origin)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: target, method, headers, agent: false })
    asked.once("error", reject)
    asked.once("response", (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.once("end", () => {
        const { statusCode = 0, headers } = response
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks) })
      })
    })
    asked.end()
  })
}

describe("a page that says no", () => {
  test.each([
    [404, "/kk/people/zzz", "GET", {}, "Мұндай бет жоқ"],
    [404, "/kk/nowhere", "GET", {}, "Мұндай бет жоқ"],
    [404, "/en/people/%zz", "GET", {}, "There is no such page"],
    [404, "/en/people.data", "GET", {}, "There is no such page"],
    [404, "/en/problem/403", "GET", {}, "There is no such page"],
    [404, "/en/petitions/zzz/sign", "POST", {}, "There is no such page"],
    [405, "/en/people", "DELETE", {}, "This page cannot be used that way"],
    [
      403,
      "/en/session",
      "POST",
      { "sec-fetch-site": "cross-site" },
      "This form did not come from this site",
    ],
    [413, "/en/session", "POST", { "content-length": 70_000 }, "This is too large"],
  ] as const)(
    "%i at %s by %s is a whole page in the reader's words",
    async (status, target, method, headers, title) => {
      const reply = await untilNotBusy(() => ask(target, method, headers))
      expect(reply.status).toBe(status)
      expect(reply.headers["content-type"]).toBe("text/html; charset=utf-8")
      expect(reply.headers["content-security-policy"]).toContain("default-src 'none'")
      const markup = reply.body.toString()
      expect(markup).toMatch(new RegExp(`<title>${title} — `))
      expect(markup).toMatch(new RegExp(`<h1>${title}</h1>`))
      expect(markup).not.toMatch(/ at .*:\d+:\d+|Error:/)
    },
  )
})

describe("a reading page", () => {
  test("is the same by HEAD, by GET and packed, and known again by its tag", async () => {
    const target = `/en/people/${personId}`
    const head = await ask(target, "HEAD")
    const get = await ask(target)
    expect([head.status, head.body.length]).toEqual([200, 0])
    expect(head.headers["content-length"]).toBe(String(get.body.length))
    expect(get.body.toString()).toContain("Samal Example")
    let packed = get
    // Pages are packed once the first reader has them.
    while (!packed.headers["content-encoding"]) {
      packed = await ask(target, "GET", { "accept-encoding": "gzip" })
    }
    expect(packed.headers["content-encoding"]).toBe("gzip")
    expect(gunzipSync(packed.body).equals(get.body)).toBe(true)
    const tag = get.headers.etag ?? ""
    expect((await ask(target, "GET", { "if-none-match": tag })).status).toBe(304)
  })

  test("is not changed by what else is asked of it", async () => {
    const plain = await ask("/en/people")
    const asked = await ask("/en/people?utm_source=x&_data=root&index&%00=1")
    expect(asked.body.equals(plain.body)).toBe(true)
  })
})

test.each([
  "/\\x/en/desk",
  "/./\\x/en/desk",
  "/x/..//evil.example/en/desk",
  "//evil.example/en/desk",
])("%s leads to no page past the access table", async (target) => {
  expect((await ask(target)).status).toBe(404)
})

test("after all of this the server has said nothing it did not mean to", () => {
  expect(app.printed().trim().split("\n")).toEqual([`Uade answers at ${app.origin}`])
})
