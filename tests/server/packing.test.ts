import { gunzipSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { withHeaders } from "#app/server/answer.server.ts"
import { openGate, page } from "#tests/server/door.ts"

const gzip = { "accept-encoding": "gzip, br" }

describe("a public page that is made for each request", () => {
  test("is packed for who brings no session, and kept by nobody", async () => {
    const { ask } = await openGate({ pages: () => Promise.resolve(page("the law ".repeat(400))) })
    const first = await ask("/en/recall?law=kz-2026", { headers: gzip })
    expect(first.headers["content-encoding"]).toBe("gzip")
    expect(first.headers["cache-control"]).toBe("private, no-store")
    expect(gunzipSync(first.body).toString()).toContain("the law the law")
    expect(first.body.length).toBeLessThan(300)
    const plain = await ask("/en/recall?law=kz-2026")
    expect(plain.headers["content-encoding"]).toBeUndefined()
  })

  test.each([
    ["a session", "/en/recall", { ...gzip, cookie: "__Host-sid=k3v9x2m4q8ab7tpz" }],
    ["a page behind a secret", "/en/appeals/by-letter/k3v9x2m4q8ab7tpz", gzip],
  ])("is not packed beside what may be secret: %s", async (_, target, headers) => {
    const { ask } = await openGate({ pages: () => Promise.resolve(page("the law ".repeat(400))) })
    expect((await ask(target, { headers })).headers["content-encoding"]).toBeUndefined()
  })

  test("is not packed with a cookie, nor when it is a refusal", async () => {
    const answers = [
      withHeaders(page("the law ".repeat(400)), { "set-cookie": "lang=en" }),
      page("the law ".repeat(400), 422),
    ]
    for (const answer of answers) {
      const { ask } = await openGate({ pages: () => Promise.resolve(answer) })
      expect((await ask("/en/recall", { headers: gzip })).headers["content-encoding"]).toBe(
        undefined,
      )
    }
  })
})
