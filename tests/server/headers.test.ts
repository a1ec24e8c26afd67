import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import type { House } from "#app/context.server.ts"
import { greet, makeBareHouse, openGate } from "#tests/server/door.ts"
import { emptyFolder } from "#tests/support/folder.ts"
import type { Asked } from "#tests/server/door.ts"

function filesWithStyle(): string {
  const folder = emptyFolder()
  mkdirSync(join(folder, "assets"))
  writeFileSync(join(folder, "assets", "app-1a2b.css"), "body { color: black }\n".repeat(200))
  writeFileSync(join(folder, "robots.txt"), "User-agent: *\n")
  writeFileSync(join(folder, "notes.md"), "not for readers")
  return folder
}

const answers: [status: number, target: string, asked?: Asked][] = [
  [200, "/en"],
  [200, "/en/session"],
  [200, "/assets/app-1a2b.css"],
  [200, "/healthz"],
  [303, "/en/account"],
  [304, "/en/about", { headers: { "if-none-match": "*" } }],
  [304, "/robots.txt", { headers: { "if-none-match": "*" } }],
  [400, "http://elsewhere.example/"],
  [403, "/en/session", { method: "POST", headers: { "sec-fetch-site": "cross-site" } }],
  [404, "/nowhere"],
  [404, "/notes.md"],
  [405, "/en/session", { method: "DELETE" }],
  [413, "/en/session", { method: "POST", headers: { "content-length": 70_000 } }],
  [415, "/en/session", { method: "POST", body: "{}", headers: { "content-type": "text/json" } }],
  [421, "/en", { headers: { host: "elsewhere.example" } }],
  [500, "/en/votes"],
  [503, "/readyz"],
]

describe("every answer carries the headers that protect its reader", () => {
  test.each(answers)("%i at %s", async (status, target, asked) => {
    const { ask } = await openGate({
      files: filesWithStyle(),
      pages: (exchange, path) => {
        if (exchange.url.pathname === "/en/votes" && path === undefined) throw new Error("dark")
        return greet(exchange, path)
      },
    })
    const reply = await ask(target, asked)
    expect(reply.status).toBe(status)
    expect(reply.headers).toMatchObject({
      "content-security-policy":
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; " +
        "manifest-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "strict-transport-security": "max-age=63072000; includeSubDomains",
    })
    expect(reply.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/)
    expect(reply.headers["cache-control"], "says who may keep it").toBeDefined()
    if (status >= 400) expect(reply.headers["cache-control"]).toBe("no-store")
  })
})

test("a site without TLS promises none", async () => {
  const house = makeBareHouse({ origin: "http://localhost:3000", mode: "development" })
  const { ask } = await openGate({ house })
  expect((await ask("/en")).headers["strict-transport-security"]).toBeUndefined()
})

test("a file named by its content may be kept for a year, any other for an hour", async () => {
  const { ask } = await openGate({ files: filesWithStyle() })
  const style = await ask("/assets/app-1a2b.css")
  expect(style.headers["cache-control"]).toBe("public, max-age=31536000, immutable")
  expect(style.headers["content-type"]).toBe("text/css; charset=utf-8")
  expect((await ask("/robots.txt")).headers["cache-control"]).toBe("public, max-age=3600")
  expect((await ask("/assets/../../etc/passwd")).status).toBe(404)
})

test("of a folder only what is for readers is given out", async () => {
  const folder = emptyFolder()
  const secret = "what nobody may read"
  for (const name of [".git", ".well-known", "assets"]) mkdirSync(join(folder, name))
  const kept = [".env", ".git/config", ".git/x.txt", "assets/app.js.map", ".htaccess", "db.sqlite"]
  const given = [".well-known/security.txt", "assets/app.js"]
  for (const name of [...kept, ...given]) writeFileSync(join(folder, name), secret)
  const { ask } = await openGate({ files: folder })
  for (const name of kept) {
    const { status, body } = await ask(`/${name}`)
    expect([name, status]).toEqual([name, 404])
    expect(body.toString()).not.toContain(secret)
  }
  for (const name of given) expect((await ask(`/${name}`)).status).toBe(200)
})

test.each(["/metrics", "/server-status", "/debug", "/.git/HEAD", "/package.json", "/build/server"])(
  "%s is nobody's page",
  async (target) => {
    expect((await (await openGate()).ask(target)).status).toBe(404)
  },
)

describe("a host", () => {
  type Case = [mode: House["mode"], origin: string, host: string, status: number]
  const cases: Case[] = [
    ["production", "https://uade.example", "uade.example", 200],
    ["production", "https://uade.example", "evil.example", 421],
    ["production", "https://uade.example", "uade.example.evil.example", 421],
    ["production", "https://uade.example", "uade.example:8443", 421],
    ["production", "http://localhost:3000", "127.0.0.1:3000", 421],
    ["demo", "http://localhost:3000", "127.0.0.1:3000", 200],
    ["development", "http://localhost:3000", "[::1]:3000", 200],
    ["development", "http://localhost:3000", "localhost", 421],
    ["development", "http://localhost:3000", "localhost:3001", 421],
  ]
  test.each(cases)("of %s at %s called %s: %i", async (mode, origin, host, status) => {
    const { ask } = await openGate({ house: makeBareHouse({ mode, origin }) })
    expect((await ask("/en", { headers: { host } })).status).toBe(status)
    expect((await ask("/healthz", { headers: { host } })).status, "for watchers").toBe(200)
  })

  test("that nobody names is not ours", async () => {
    const { write } = await openGate()
    expect(await write("GET /en HTTP/1.0\r\n\r\n").said).toMatch(/^HTTP\/1\.1 421 /)
  })
})
