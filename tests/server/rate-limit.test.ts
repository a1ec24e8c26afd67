import { describe, expect, test } from "vitest"
import { inOrder } from "#app/server/exchange.server.ts"
import { problems } from "#app/server/problem.server.ts"
import { rateLimit } from "#app/server/rate-limit.server.ts"
import { openDoor, page } from "#tests/server/door.ts"

/** A door whose askers come from wherever they say. */
async function openLimited() {
  const refuse = problems(
    (_, status) => Promise.resolve(page("refused", status)),
    (fault) => expect.fail(String(fault)),
  )
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
