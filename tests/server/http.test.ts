import { describe, expect, test } from "vitest"
import { textAnswer } from "#app/server/answer.server.ts"
import { inOrder } from "#app/server/exchange.server.ts"
import { bodyLimit, knownMethods } from "#app/server/body-limit.server.ts"
import { problems } from "#app/server/problem.server.ts"
import { Overloaded } from "#db/commit.server.ts"
import { greet, openDoor, openGate, page } from "#tests/server/door.ts"

describe("whatever is thrown", () => {
  test.each([
    ["before anybody could turn it into a page", () => Promise.reject(new Error("dark"))],
    [
      "because a header holds what no header may",
      () => Promise.resolve({ ...textAnswer(200, "x"), headers: { "x-name": "Әлия\n" } }),
    ],
  ])("the reader is told 500 and the log why: %s", async (_, answer) => {
    const { ask, faults } = await openDoor(answer)
    const { status, headers, body } = await ask("/en")
    expect(status).toBe(500)
    expect(headers["content-security-policy"]).toContain("default-src 'none'")
    expect(body.toString()).toBe("Something went wrong here. It was noted.\n")
    expect(faults).toHaveLength(1)
    expect((await ask("/en")).status, "it answers on").toBe(500)
  })

  test("a page that fails to say so is told in plain words, and both faults are noted", async () => {
    const told: unknown[] = []
    const door = problems(
      () => Promise.reject(new Error("no page either")),
      (fault) => told.push(fault),
    )
    const answer = inOrder([door], () => Promise.reject(new Error("no page")))
    const { status, body } = await (await openDoor(answer)).ask("/en")
    expect([status, body.toString()]).toEqual([500, expect.stringContaining("Try again")])
    expect(told.map(String)).toEqual(["Error: no page", "Error: no page either"])
  })

  test("too many writers mean 503 with a wait", async () => {
    const { ask } = await openGate({
      pages: (exchange, path) => {
        if (path === undefined) throw new Overloaded("full")
        return greet(exchange, path)
      },
    })
    const { status, headers } = await ask("/en/about")
    expect([status, headers["retry-after"], headers["cache-control"]]).toEqual([
      503,
      "5",
      "no-store",
    ])
  })
})

describe("a target", () => {
  test.each([
    ["http://evil.example/en", 400],
    ["*", 400],
    ["/%zz", 404],
    ["/en/%00", 200],
    ["/en/%c3%28", 404],
    ["/EN", 404],
    ["/xx/problem/404", 404],
    ["/en/problem/404", 404],
    ["/en/Problem/404", 404],
    ["/en/people.data", 404],
    ["/_root.data", 404],
    ["/__manifest?p=/en", 404],
    ["/demo/sign-in/aigul", 404],
    ["/wp-login.php", 404],
  ])("%s is answered %i", async (target, status) => {
    const { ask, faults } = await openGate()
    expect((await ask(target)).status).toBe(status)
    expect(faults).toEqual([])
  })

  test("of 8 KiB is read, one of 20 KiB is not", async () => {
    const { ask } = await openGate()
    expect((await ask(`/en/${"x".repeat(8_000)}`)).status).toBe(200)
    expect((await ask(`/en/${"x".repeat(20_000)}`)).status).toBe(431)
  })

  test.each([
    "//evil.example/en/desk",
    "/\\evil.example/en/desk",
    "/./\\evil.example/en/desk",
    "/a/..//evil.example/en/desk",
    "/a/%2e%2e//evil.example/en/desk",
    "///evil.example/en/desk",
  ])("%s is a path of ours, not another host", async (target) => {
    const seen: string[] = []
    const { ask } = await openDoor((exchange) => {
      seen.push(exchange.url.href)
      return Promise.resolve(page("here"))
    })
    await ask(target)
    expect(seen).toEqual(["https://uade.example/evil.example/en/desk"])
  })

  test("is read with the query keys that pages know, in one order, and no other", async () => {
    const seen: string[] = []
    const { ask } = await openDoor((exchange) => {
      seen.push(exchange.url.search)
      return Promise.resolve(page("here"))
    })
    await ask(
      "/en/promises?utm_source=x&q=%D0%B0&_data=root&_routes=&after=k3&%00=1&q=b&area=&person=%00",
    )
    expect(seen).toEqual(["?after=k3&q=%D0%B0&q=b"])
  })
})

describe("a client", () => {
  test("that hangs up in the middle of a form stops nothing and is nobody's fault", async () => {
    const told: unknown[] = []
    const refuse = problems(
      () => Promise.resolve(page("refused", 400)),
      (fault) => told.push(fault),
    )
    const answer = inOrder([refuse, knownMethods, bodyLimit()], () => Promise.resolve(page("here")))
    const { ask, write, faults } = await openDoor(answer)
    const { socket, said } = write(
      "POST /en/session HTTP/1.1\r\nHost: uade.example\r\nContent-Length: 500\r\n\r\nname=",
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await said
    expect((await ask("/en")).status).toBe(200)
    expect([told, faults]).toEqual([[], []])
  })

  test("that hangs up while its page is made stops nothing", async () => {
    let release: (() => void) | undefined
    const { ask, write, faults } = await openDoor(async ({ url }) => {
      if (url.pathname === "/slow") await new Promise<void>((resolve) => (release = resolve))
      return page("here")
    })
    const { socket, said } = write("GET /slow HTTP/1.1\r\nHost: uade.example\r\n\r\n")
    while (!release) await new Promise((resolve) => setTimeout(resolve, 5))
    socket.destroy()
    await said
    release()
    expect((await ask("/en")).status).toBe(200)
    expect(faults).toEqual([])
  })

  test.each([
    ["no host", "GET /en HTTP/1.1\r\n\r\n", "400"],
    ["no sense", "\u0016\u0003\u0001\u0002\r\n\r\n", "400"],
    [
      "two lengths",
      "POST /en HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
      "400",
    ],
    [
      "a length and pieces",
      "POST /en HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "400",
    ],
    ["17 KiB of headers", `GET /en HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(17_000)}\r\n\r\n`, "431"],
  ])("that sends %s is shown out", async (_, bytes, status) => {
    const { write, ask, faults } = await openDoor(greet)
    expect(await write(bytes).said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect((await ask("/en")).status).toBe(200)
    expect(faults).toEqual([])
  })

  test.each([
    [98, 200],
    [99, 431],
    [900, 431],
  ])("that sends %i header fields besides Host and Connection: %i", async (fields, status) => {
    const flood = Object.fromEntries(
      Array.from({ length: fields }, (_, n) => [`x-${String(n)}`, "1"]),
    )
    const { ask } = await openDoor(greet)
    expect((await ask("/en", { headers: flood })).status).toBe(status)
  })
})

test.each([
  ["127.0.0.1", "203.0.113.7", "203.0.113.7"],
  ["127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"],
  ["10.0.0.1", "203.0.113.7", "127.0.0.1"],
  [undefined, "203.0.113.7", "127.0.0.1"],
])("behind proxy %s, forwarded for %s, a request comes from %s", async (proxy, told, address) => {
  const options = proxy === undefined ? {} : { trustedProxy: proxy }
  const { ask } = await openDoor((exchange) => Promise.resolve(page(exchange.address)), options)
  const { body } = await ask("/en", { headers: { "x-forwarded-for": told } })
  expect(body.toString()).toBe(address)
})
