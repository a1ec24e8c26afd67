import { describe, expect, test } from "vitest"
import { greet, openDoor, openGate, page } from "#tests/server/door.ts"

const host = "Host: uade.example\r\n"
const smuggled = `GET /en/desk HTTP/1.1\r\n${host}\r\n`
const form = "Content-Type: application/x-www-form-urlencoded\r\n"

/** What a client writes, byte by byte, and the statuses of the answers that may come back. */
const cases: [what: string, bytes: string, statuses: number[]][] = [
  [
    "a length and pieces",
    `POST /en HTTP/1.1\r\n${host}${form}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    [400],
  ],
  [
    "pieces and a length",
    `POST /en HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\n${smuggled}\r\n0\r\n\r\n`,
    [400],
  ],
  [
    "two lengths",
    `POST /en HTTP/1.1\r\n${host}Content-Length: 0\r\nContent-Length: 44\r\n\r\n${smuggled}`,
    [400],
  ],
  [
    "a length of two",
    `POST /en HTTP/1.1\r\n${host}Content-Length: 0, 44\r\n\r\n${smuggled}`,
    [400],
  ],
  ["a length with a sign", `POST /en HTTP/1.1\r\n${host}Content-Length: +5\r\n\r\nx=abc`, [400]],
  ["a length below nothing", `POST /en HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`, [400]],
  [
    "pieces in a folded line",
    `POST /en HTTP/1.1\r\n${host}Transfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n${smuggled}`,
    [400],
  ],
  [
    "a folded line",
    `GET /en HTTP/1.1\r\n${host}X-Folded: a\r\n b\r\n\r\n`,
    // RFC 9112 §5.2 lets a server refuse it or read it as a space.
    [200, 400],
  ],
  [
    "a space before the colon",
    `POST /en HTTP/1.1\r\n${host}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    [400],
  ],
  [
    "an encoding that nobody knows",
    `POST /en HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n${smuggled}`,
    [400],
  ],
  [
    "pieces named twice",
    `POST /en HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${smuggled}`,
    [400],
  ],
  [
    "a size that is no number",
    `POST /en HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\nxyz\r\n${smuggled}`,
    [400],
  ],
  [
    "a size larger than any number",
    `POST /en HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx\r\n${smuggled}`,
    [400],
  ],
  ["lines that end in LF alone", `GET /en HTTP/1.1\nHost: uade.example\n\n`, [400]],
  ["lines that end in CR alone", `GET /en HTTP/1.1\r${host.replace("\n", "")}\r\r\n\r\n`, [400]],
  ["a CR within a field", `GET /en HTTP/1.1\r\n${host}X: a\rY: b\r\n\r\n`, [400]],
  ["a NUL in a field", `GET /en HTTP/1.1\r\n${host}X: a\0b\r\n\r\n`, [400]],
  ["a NUL in the path", `GET /en/\0 HTTP/1.1\r\n${host}\r\n`, [400]],
  ["two hosts", `GET /en HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`, [400]],
  ["no host", "GET /en HTTP/1.1\r\n\r\n", [400]],
  ["a whole address", `GET http://evil.example/en HTTP/1.1\r\n${host}\r\n`, [400]],
  ["our own whole address", `GET https://uade.example/en HTTP/1.1\r\n${host}\r\n`, [400]],
  ["HTTP/0.9", "GET /en\r\n\r\n", [400]],
  ["HTTP/3.7", `GET /en HTTP/3.7\r\n${host}\r\n`, [400]],
  ["HTTP/2 without being asked", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400]],
  ["another protocol", "\u0016\u0003\u0001\u0002\r\n\r\n", [400]],
  ["a method that nobody knows", `BREW /en HTTP/1.1\r\n${host}\r\n`, [501]],
  ["TRACE", `TRACE /en HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, [405]],
  ["CONNECT", `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n${smuggled}`, [405]],
  [
    "an expectation that nobody meets",
    `POST /en HTTP/1.1\r\n${host}Expect: 200-maybe\r\nContent-Length: 4\r\n\r\n`,
    [417],
  ],
  [
    "an upgrade",
    `GET /en HTTP/1.1\r\n${host}Connection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n`,
    [200],
  ],
  ["17 KiB in one field", `GET /en HTTP/1.1\r\n${host}X: ${"x".repeat(17_000)}\r\n\r\n`, [431]],
  ["200 fields", `GET /en HTTP/1.1\r\n${host}${"X: 1\r\n".repeat(200)}\r\n`, [431]],
  ["a path of 17 KiB", `GET /${"x".repeat(17_000)} HTTP/1.1\r\n${host}\r\n`, [431]],
  [
    "an extension of 20 KiB to a piece",
    `POST /en HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\n1;${"x".repeat(20_000)}\r\nx\r\n0\r\n\r\n`,
    [413],
  ],
  [
    "a form in a bad piece after a good one",
    `POST /en HTTP/1.1\r\n${host}${form}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\nz\r\n${smuggled}`,
    [400],
  ],
]

describe("a client that writes", () => {
  test.each(cases)("%s gets one answer, and no second one", async (_, bytes, statuses) => {
    const { write, ask, faults } = await openGate()
    const answers = answersIn(await write(bytes).said)
    expect(answers).toHaveLength(1)
    expect(statuses).toContain(answers[0]?.status)
    expect(answers[0]?.head).toMatch(/^content-security-policy: default-src 'none'/im)
    expect(answers[0]?.head).toMatch(/^x-content-type-options: nosniff/im)
    expect(answers[0]?.head).toMatch(/^x-request-id: [0-9a-f-]{36}/im)
    expect((await ask("/en")).status, "others are served on").toBe(200)
    expect(faults).toEqual([])
  })

  test.each([
    ["//evil.example/en/desk", 404],
    ["/%2e%2e/%2e%2e/etc/passwd", 404],
    ["/../../etc/passwd", 404],
    ["/en/..%2f..%2fetc%2fpasswd", 200],
    ["/assets/%2e%2e/%2e%2e/package.json", 404],
    ["/.git/config", 404],
    ["/.env", 404],
    ["/metrics", 404],
    ["/assets/app.js.map", 404],
    ["/en/%00", 200],
    ["/%ff%fe", 404],
  ])("the path %s gets what it is and nothing from the disk: %i", async (path, status) => {
    const { write, faults } = await openGate()
    const said = await write(`GET ${path} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`).said
    expect(answersIn(said).map((answer) => answer.status)).toEqual([status])
    expect(said).not.toMatch(/root:|"dependencies"/)
    expect(faults).toEqual([])
  })
})

describe("a line of requests", () => {
  test("is answered in its order", async () => {
    const { write } = await openDoor(async ({ url }) => {
      if (url.pathname === "/slow") await new Promise((resolve) => setTimeout(resolve, 30))
      return page(url.pathname)
    })
    const asked = ["/slow", "/en", "/ru"].map((path) => `GET ${path} HTTP/1.1\r\n${host}\r\n`)
    const last = `GET /kk HTTP/1.1\r\n${host}Connection: close\r\n\r\n`
    const said = await write([...asked, last].join("")).said
    expect(answersIn(said).map(({ body }) => body)).toEqual(["/slow", "/en", "/ru", "/kk"])
  })

  test("that ends in noise is answered up to there, and then closed without a word", async () => {
    const { write, faults } = await openDoor(async () => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      return page("here")
    })
    const said = await write(`GET /en HTTP/1.1\r\n${host}\r\n\u0016\u0003noise\r\n\r\n`).said
    expect(answersIn(said).map(({ status }) => status)).toEqual([200])
    expect(faults).toEqual([])
  })

  test("after a form that is refused unread is not looked at", async () => {
    const { write } = await openGate({ limits: { lingerBytes: 0, lingerBytesUntold: 0 } })
    const said = await write(
      `POST /en/session HTTP/1.1\r\n${host}${form}Content-Length: 100000\r\n\r\n${smuggled.repeat(20)}`,
    ).said
    expect(answersIn(said).map(({ status }) => status)).toEqual([413])
  })

  test("ends after the thousandth", async () => {
    const { write } = await openDoor(greet, { limits: { requestsPerSocket: 3 } })
    const said = await write(`GET /en HTTP/1.1\r\n${host}\r\n`.repeat(5)).said
    const answers = answersIn(said)
    expect(answers).toHaveLength(3)
    expect(answers.at(-1)?.head).toMatch(/^connection: close$/im)
  })
})

describe("a client that is slow", () => {
  test.each([
    ["to say what it wants", "GET /en HTTP/1.1\r\nHost: uade"],
    ["after a first line", "GET /en HTTP/1.1\r\n"],
  ])("%s is told so and shown out", async (_, bytes) => {
    const { write, faults } = await openDoor(greet, { limits: { headersMs: 100, checkMs: 50 } })
    const answers = answersIn(await write(bytes).said)
    expect(answers.map(({ status }) => status)).toEqual([408])
    expect(answers[0]?.head).toMatch(/^content-security-policy: default-src 'none'/im)
    expect(faults).toEqual([])
  })

  test("to say anything at all is not waited for", async () => {
    const { write } = await openDoor(greet, { limits: { silentMs: 100 } })
    expect(await write("").said).toBe("")
  })
})

interface Spoken {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** The answers among bytes that came back, each with as much body as it says. */
function answersIn(said: string): Spoken[] {
  const answers: Spoken[] = []
  let rest = said
  while (rest !== "") {
    const end = rest.indexOf("\r\n\r\n")
    const head = rest.slice(0, end).replaceAll("\r\n", "\n")
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1])
    expect(status, `an answer begins with its status, not with ${rest.slice(0, 60)}`).not.toBeNaN()
    const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1])
    answers.push({ status, head, body: rest.slice(end + 4, end + 4 + length) })
    rest = rest.slice(end + 4 + length)
  }
  return answers
}
