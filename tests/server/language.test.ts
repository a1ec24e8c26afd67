import { describe, expect, test } from "vitest"
import { openGate } from "#tests/server/door.ts"

describe("the language of an answer", () => {
  test.each([
    ["/kk/people", "en", "lang=ru", "kk"],
    ["/", "ru-KZ, en;q=0.5", undefined, "ru"],
    ["/", "ru", "lang=kk", "kk"],
    ["/", "de", "lang=de", "en"],
    ["/", ";;q=,,=", undefined, "en"],
    ["/KK", "ru", undefined, "ru"],
  ])("at %s for accept-language %j and cookie %j is %s", async (target, accepted, cookie, lang) => {
    const { ask } = await openGate()
    const headers = { "accept-language": accepted, ...(cookie === undefined ? {} : { cookie }) }
    expect((await ask(target, { headers })).body.toString()).toMatch(new RegExp(` in ${lang}$`))
  })
})

describe("who reads on within the site", () => {
  const within = { "sec-fetch-site": "same-origin" }

  test("has their language remembered, and no cache between keeps the cookie for others", async () => {
    const { ask } = await openGate()
    const { headers } = await ask("/kk/people", { headers: within })
    expect(headers["set-cookie"]).toEqual([
      "lang=kk; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure",
    ])
    expect(headers["cache-control"]).toBe("private, no-cache")
    const next = await ask("/kk/people")
    expect(next.headers["set-cookie"]).toBeUndefined()
    expect(next.headers["cache-control"]).toBe("public, no-cache")
  })

  test.each([
    ["comes from elsewhere", "/kk/people", { "sec-fetch-site": "cross-site" }],
    ["is remembered already", "/kk/people", { ...within, cookie: "lang=kk" }],
    ["asks for a page that is not there", "/kk/problem/404", within],
    ["asks for no page", "/healthz", within],
  ])("is given no cookie when one %s", async (_, target, headers) => {
    const { ask } = await openGate()
    expect((await ask(target, { headers })).headers["set-cookie"]).toBeUndefined()
  })
})
