import { expect, test } from "vitest"
import type { Role } from "#app/domain/access.ts"
import { openGate, page } from "#tests/server/door.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import * as make from "#tests/support/make.ts"
import { cookieOf, makeSession } from "#tests/support/session.ts"

describeOnBothEngines("the gate", (open) => {
  async function openSite() {
    const house = makeHouse(await open(), { mode: "production" })
    const gate = await openGate({
      house,
      pages: ({ account, url }, path) =>
        Promise.resolve(
          path === undefined
            ? page(`${account?.role ?? "nobody"} at ${url.pathname}`)
            : page("refused", Number(path.split("/").at(-1))),
        ),
    })
    async function cookieFor(role: Role): Promise<string> {
      const { id } = await make.makeAccount(house.db, { role })
      return cookieOf(house, await makeSession(house, id))
    }
    return { ...gate, house, cookieFor }
  }

  test("sends who is not signed in to the sign-in form, and back to what they asked for", async () => {
    const { ask } = await openSite()
    const { status, headers } = await ask("/kk/promises/new?person=k3v9x2m4q8ab7tpz&x=1")
    expect([status, headers.location]).toEqual([
      303,
      `/kk/session?next=${encodeURIComponent("/kk/promises/new?person=k3v9x2m4q8ab7tpz")}`,
    ])
    expect(headers["cache-control"]).toContain("no-store")
  })

  test("sends a form of who is not signed in there too, without a way back: its words are gone", async () => {
    const { ask } = await openSite()
    const { status, headers } = await ask("/kk/promises/new", { method: "POST" })
    expect([status, headers.location]).toEqual([303, "/kk/session"])
  })

  test("never offers another site as the way back", async () => {
    const { ask } = await openSite()
    for (const target of [
      "//evil.example/en/account",
      "/\\evil.example",
      "/en/account/%2F%2Fevil",
    ]) {
      expect((await ask(target)).headers.location ?? "").not.toMatch(/next=%2F(%2F|%5C)/i)
    }
  })

  test.each([
    ["/en/desk", "watchdog", 200],
    ["/en/desk", "constituent", 403],
    ["/en/DESK/", "constituent", 403],
    ["/en/%64esk", "constituent", 403],
    ["/en//desk", "constituent", 403],
    ["/a/..//en/desk", "constituent", 403],
    ["/en/account", "constituent", 200],
    ["/en/people", "constituent", 200],
  ] as const)("answers %s to a %s with %i", async (target, role, status) => {
    const { ask, cookieFor } = await openSite()
    const { status: answered } = await ask(target, { headers: { cookie: await cookieFor(role) } })
    expect(answered).toBe(status)
  })

  test.each(["//x/en/desk", "/\\x/en/desk", "/./\\x/en/desk", "/x/..//evil.example/en/desk"])(
    "does not let %s past the access table",
    async (target) => {
      const { ask } = await openSite()
      expect((await ask(target)).body.toString()).not.toContain("at /en/desk")
    },
  )

  test("knows a session by its cookie's one name, and an ended one not at all", async () => {
    const { ask, cookieFor, house } = await openSite()
    const cookie = await cookieFor("constituent")
    const named = { headers: { cookie } }
    expect((await ask("/en/account", named)).body.toString()).toBe("constituent at /en/account")
    const other = { headers: { cookie: cookie.replace("__Host-", "") } }
    expect((await ask("/en/account", other)).status).toBe(303)
    house.clock.set("2027-04-01T06:00:00.000Z")
    expect((await ask("/en/account", named)).status).toBe(303)
  })

  test("makes the page of who is signed in for them alone", async () => {
    const { ask, cookieFor } = await openSite()
    const named = { headers: { cookie: await cookieFor("watchdog") } }
    const { headers, body } = await ask("/en/people", named)
    expect(headers["cache-control"]).toBe("private, no-store")
    expect(headers.etag).toBeUndefined()
    expect(body.toString()).toBe("watchdog at /en/people")
    expect((await ask("/en/people")).body.toString()).toBe("nobody at /en/people")
  })
})
