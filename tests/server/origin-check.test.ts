import { describe, expect, test } from "vitest"
import { inOrder } from "#app/server/exchange.server.ts"
import { originCheck } from "#app/server/origin-check.server.ts"
import { problems } from "#app/server/problem.server.ts"
import { makeBareHouse, openDoor, openGate, page } from "#tests/server/door.ts"

const session = "__Host-sid=k3v9x2m4q8ab7tpz"

function openForm(options?: Parameters<typeof openDoor>[1]) {
  const refuse = problems(
    (_, status) => Promise.resolve(page("refused", status)),
    (fault) => expect.fail(String(fault)),
  )
  return openDoor(
    inOrder([refuse, originCheck], () => Promise.resolve(page("taken"))),
    options,
  )
}

type Case = [site: string | null, origin: string | null, cookie: string | null, status: number]

const cases: Case[] = [
  ["same-origin", "https://uade.example", session, 200],
  ["same-origin", null, session, 200],
  ["same-origin", "https://evil.example", session, 403],
  ["same-origin", "null", session, 403],
  ["none", "null", session, 403],
  ["same-origin, cross-site", "https://uade.example", session, 403],
  ["none", null, session, 200],
  ["same-site", "https://blog.uade.example", session, 403],
  ["cross-site", "https://evil.example", session, 403],
  ["cross-site", "https://uade.example", session, 403],
  ["cross-site", null, null, 403],
  ["garbage", "https://uade.example", null, 403],
  ["", "https://uade.example", null, 403],
  [null, "https://uade.example", session, 200],
  [null, "https://evil.example", session, 403],
  [null, "https://evil.example", null, 403],
  [null, "https://uade.example.evil.example", session, 403],
  [null, "http://uade.example", session, 403],
  [null, "https://uade.example:444", session, 403],
  [null, "null", session, 403],
  [null, "null", null, 403],
  [null, null, session, 403],
  [null, null, "sid=k3v9x2m4q8ab7tpz", 403],
  [null, null, "lang=kk", 200],
  [null, null, null, 200],
]

describe("a form sent", () => {
  test.each(cases)(
    "from site %j, origin %j, with cookie %j: %i",
    async (site, origin, cookie, status) => {
      const { ask } = await openForm()
      const headers = {
        ...(site === null ? {} : { "sec-fetch-site": site }),
        ...(origin === null ? {} : { origin }),
        ...(cookie === null ? {} : { cookie }),
      }
      expect((await ask("/en/session", { method: "POST", headers })).status).toBe(status)
    },
  )
})

test("what is taken or refused for where it came from says so to every cache between", async () => {
  const { ask } = await openForm()
  for (const site of ["same-origin", "cross-site"]) {
    const reply = await ask("/en/session", { method: "POST", headers: { "sec-fetch-site": site } })
    expect(reply.headers.vary).toBe("Sec-Fetch-Site, Origin")
  }
  expect((await ask("/en/session")).headers.vary).toBeUndefined()
})

test("the interface for programs takes no form from anywhere", async () => {
  const { ask } = await openGate()
  expect((await ask("/api/v1/rule-sets", { method: "POST" })).status).toBe(405)
})

test.each(["/en/petitions/k3v9x2m4q8ab7tpz/sign", "/nowhere", "/demo"])(
  "a form of another site is refused at %s too",
  async (target) => {
    const { ask } = await openGate()
    const headers = { "sec-fetch-site": "cross-site" }
    expect((await ask(target, { method: "POST", headers })).status).toBe(403)
  },
)

test("whoever only reads may come from anywhere", async () => {
  const { ask } = await openForm()
  const headers = { "sec-fetch-site": "cross-site", cookie: session }
  expect((await ask("/en", { headers })).status).toBe(200)
})

test("outside production a form may come from either name of the loopback", async () => {
  const house = makeBareHouse({ mode: "demo", origin: "http://localhost:3000" })
  const { ask } = await openForm({ house })
  async function from(origin: string): Promise<number> {
    return (await ask("/en/session", { method: "POST", headers: { origin } })).status
  }
  expect(await from("http://127.0.0.1:3000")).toBe(200)
  expect(await from("http://localhost:3000")).toBe(200)
  expect(await from("http://127.0.0.1:3001")).toBe(403)
})
