import { expect, test } from "vitest"
import { routeTable } from "#app/auth/route-table.ts"
import type { Role } from "#app/domain/access.ts"
import type { SessionFactor } from "#app/domain/factor.ts"
import { hour, later, minute } from "#app/lib/instant.ts"
import { openGate, page } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import type { TestHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { cookieOf, makeSession, makeTotp } from "#tests/support/session.ts"

/** An address that a pattern stands for. */
function example(pattern: string): string {
  if (pattern === "*") return "/en/no/such/page/at/all"
  return pattern.replace(":lang", "en").replace(/:\w+/g, "k3v9x2m4q8ab7tpz")
}

const asked = Object.entries(routeTable)
  .filter(([pattern]) => !pattern.includes("/problem/"))
  .flatMap(([pattern, access]) =>
    (["GET", "POST"] as const)
      .filter((method) => access[method] !== undefined)
      .map((method) => ({ pattern, access, method })),
  )

describeOnBothEngines("the gate before a session that lacks its second factor", (open) => {
  async function openSite(given: Partial<TestHouse> = {}) {
    const house = makeHouse(await open(), { mode: "production", ...given })
    const gate = await openGate({
      house,
      pages: ({ account, session, url }, path) =>
        Promise.resolve(
          path === undefined
            ? page(
                `${account?.role ?? "nobody"}, ${session?.standing ?? "none"} at ${url.pathname}`,
              )
            : page("refused", Number(path.split("/").at(-1))),
        ),
    })
    async function visitor(role: Role, factor: SessionFactor | null, enrolled: boolean) {
      const { id } = await make.makeAccount(house.db, { role })
      if (enrolled) await makeTotp(house, id)
      const cookie = cookieOf(house, await makeSession(house, id, factor))
      return (target: string, method = "GET") =>
        gate.ask(target, { method, headers: { cookie, "sec-fetch-site": "same-origin" } })
    }
    return { house, visitor }
  }

  test.each([
    ["unproved", "moderator", true, "/en/session/factor"],
    ["unproved", "constituent", true, "/en/session/factor"],
    ["unenrolled", "operator", false, "/en/account/factors"],
  ] as const)(
    "%s (%s) lets it to what closes the gap and to the way out, nowhere else",
    async (standing, role, enrolled, gap) => {
      const { visitor } = await openSite()
      const ask = await visitor(role, null, enrolled)
      const reached: string[] = []
      for (const { pattern, access, method } of asked) {
        const target = example(pattern)
        const { status, headers, body } = await ask(target, method)
        const what = `${method} ${pattern}`
        if (status !== 303) reached.push(pattern)
        // The demo's pages are not there outside the demo: what is let through ends in a 404.
        if (pattern.startsWith("/demo") && status === 404) continue
        if (access.halfOpen?.includes(standing)) {
          expect(body.toString(), what).toBe(`nobody, ${standing} at ${target}`)
        } else {
          expect(headers.location, what).toMatch(new RegExp(`^/\\w\\w${gap.slice(3)}\\?next=`))
        }
      }
      const outside = [...new Set(reached)].filter(
        (pattern) =>
          !/^\/demo|\/session\/(factor|end|reset)|\/account\/(factors|email\/)/.test(pattern),
      )
      expect(outside).toEqual([])
    },
  )

  test("leads back to what was asked for, a form to its page", async () => {
    const { visitor } = await openSite()
    const ask = await visitor("moderator", null, true)
    const next = encodeURIComponent("/kk/moderation?state=open")
    expect((await ask("/kk/moderation?state=open")).headers.location).toBe(
      `/kk/session/factor?next=${next}`,
    )
    const form = `/en/session/factor?next=${encodeURIComponent("/en/account/password")}`
    expect((await ask("/en/account/password", "POST")).headers.location).toBe(form)
  })

  test("forgets it after half an hour: a password is no session", async () => {
    const { house, visitor } = await openSite()
    const ask = await visitor("constituent", null, true)
    house.clock.set(later(house.clock.now(), 30 * minute))
    expect((await ask("/en/account")).headers.location).toContain("/en/session?next=")
  })

  test("holds a click of the demonstration for none where there is no demonstration", async () => {
    const { visitor } = await openSite()
    const ask = await visitor("operator", "demo", true)
    expect((await ask("/en/account")).headers.location).toContain("/en/session/factor")
    const demo = await openSite({ mode: "demo" })
    const click = await demo.visitor("operator", "demo", true)
    expect((await click("/en/account")).status).toBe(200)
  })
})

describeOnBothEngines("the gate before a deed that asks for a fresh proof", (open) => {
  test("asks again for one older than a quarter of an hour, of a form than three", async () => {
    const house = makeHouse(await open(), { mode: "production" })
    const gate = await openGate({ house })
    const { id } = await make.makeAccount(house.db)
    const cookie = cookieOf(house, await makeSession(house, id, null))
    const started = house.clock.now()
    async function ask(after: number, target: string, method: string) {
      house.clock.set(later(started, after))
      const headers = { cookie, "sec-fetch-site": "same-origin" }
      return (await gate.ask(target, { method, headers })).headers.location ?? "reached"
    }
    const [codes, password] = ["/en/account/factors/codes", "/en/account/password"]
    const again = `/en/session/again?next=${encodeURIComponent(codes)}`
    expect(await ask(15 * minute - 1, codes, "GET")).toBe("reached")
    expect(await ask(15 * minute, codes, "GET")).toBe(again)
    expect(await ask(45 * minute - 1, codes, "POST")).toBe("reached")
    expect(await ask(45 * minute, codes, "POST")).toBe(again)
    expect(await ask(hour, password, "GET")).toBe("reached")
    expect(await ask(hour, "/en/session/again", "GET")).toBe("reached")
  })
})

test("only these pages may run a script, and only the site's own", async () => {
  const gate = await openGate()
  const policies = new Map<string, string>()
  for (const { pattern } of asked) {
    const { headers } = await gate.ask(example(pattern))
    policies.set(pattern, String(headers["content-security-policy"]))
  }
  const scripted = [...policies].flatMap(([pattern, policy]) => {
    const allowed = /; connect-src (\S+);.*; script-src 'self'$/.exec(policy)?.[1]
    return allowed === undefined ? [] : [[pattern, allowed]]
  })
  expect([...policies.values()].filter((policy) => policy.includes("script-src"))).toHaveLength(
    scripted.length,
  )
  expect(scripted).toEqual([
    ["/:lang/search", "'self'"],
    ["/:lang/promises/new", "'self'"],
    ["/:lang/petitions/:petitionId/sign/eds", "wss://127.0.0.1:13579"],
    ["/:lang/receipts", "'none'"],
    ["/:lang/session/passkey", "'none'"],
    ["/:lang/session/factor", "'none'"],
    ["/:lang/session/again", "'none'"],
    ["/:lang/account/factors/passkeys/new", "'none'"],
  ])
})
