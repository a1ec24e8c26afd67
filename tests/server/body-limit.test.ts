import { describe, expect, test } from "vitest"
import { inOrder } from "#app/server/exchange.server.ts"
import { bodyLimit, knownMethods } from "#app/server/body-limit.server.ts"
import { usualLimits } from "#app/server/limits.ts"
import type { Limits } from "#app/server/limits.ts"
import { problems } from "#app/server/problem.server.ts"
import { openDoor, page } from "#tests/server/door.ts"

const kib = 1024
const mib = 1024 * kib
const form = "application/x-www-form-urlencoded"

/** A door that says how many bytes of body it was handed; files are taken at an address of their own. */
function openForm(limits: Partial<Limits> = {}) {
  const refuse = problems(
    async (_, status) => {
      // A page takes a while to make; the socket must still be there.
      await new Promise((resolve) => setTimeout(resolve, 20))
      return page("refused", status)
    },
    (fault) => expect.fail(String(fault)),
  )
  const within = bodyLimit({ ...usualLimits, ...limits }, (pathname) => pathname === "/en/sheets")
  return openDoor(
    inOrder([refuse, knownMethods, within], ({ body }) =>
      Promise.resolve(page(String(body?.length))),
    ),
    { limits },
  )
}

/** A POST in pieces (RFC 9112 §7.1), of so many bytes. */
function inPieces(size: number, target = "/en/session"): string {
  const piece = `1000\r\n${"x".repeat(4 * kib)}\r\n`
  return (
    `POST ${target} HTTP/1.1\r\nHost: uade.example\r\nContent-Type: ${form}\r\n` +
    `Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n` +
    `${piece.repeat(size / (4 * kib))}0\r\n\r\n`
  )
}

describe("a form", () => {
  test.each([
    [0, 200],
    [64 * kib, 200],
    [64 * kib + 1, 413],
    [10 * kib * kib, 413],
  ])("of %i bytes that says its length: %i", async (size, status) => {
    const { write } = await openForm()
    const { said } = write(
      `POST /en/session HTTP/1.1\r\nHost: uade.example\r\nContent-Type: ${form}\r\n` +
        `Content-Length: ${String(size)}\r\nConnection: close\r\n\r\n${"x".repeat(Math.min(size, 70 * kib))}`,
    )
    expect(await said).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `))
  })

  test.each([
    [4 * kib, 200],
    [64 * kib, 200],
    [68 * kib, 413],
    [512 * kib, 413],
  ])("in pieces that come to %i bytes: %i", async (size, status) => {
    const { write } = await openForm()
    const answer = await write(inPieces(size)).said
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `))
    if (status === 200) expect(answer.endsWith(`\r\n\r\n${String(size)}`)).toBe(true)
  })

  test("refused in the middle of an endless body gets its answer, and the line is closed", async () => {
    const { write, ask } = await openForm()
    const { socket, said } = write(
      `POST /en/session HTTP/1.1\r\nHost: uade.example\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    // With pauses, as a network has them: what is still under way when a line is closed may cost the answer.
    const more = setInterval(() => socket.write(`10000\r\n${"x".repeat(64 * kib)}\r\n`), 15)
    const answer = await said.finally(() => clearInterval(more))
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*connection: close/i)
    expect((await ask("/en")).status).toBe(200)
  })

  test("that is too large is read past, so that its sender sees the answer", async () => {
    const { ask } = await openForm()
    const headers = { "content-type": form }
    const reply = await ask("/en/session", { method: "POST", body: "x".repeat(4 * mib), headers })
    expect([reply.status, reply.body.toString()]).toEqual([413, "refused"])
  })

  test("that says less than comes is read as far as it said; the rest is no second form", async () => {
    const { write } = await openForm()
    const answer = await write(
      `POST /en/session HTTP/1.1\r\nHost: uade.example\r\nContent-Type: ${form}\r\n` +
        `Content-Length: 4\r\n\r\nname=x&more=y`,
    ).said
    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*\r\n\r\n4$/)
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
  })

  test.each(["", "name="])("of which after %j nothing more comes is cut off", async (sent) => {
    const { write } = await openForm({ formMs: 50 })
    const answer = await write(
      `POST /en/session HTTP/1.1\r\nHost: uade.example\r\nContent-Length: 500\r\n\r\n${sent}`,
    ).said
    expect(answer).toMatch(/^HTTP\/1\.1 408 [^]*connection: close/i)
  })

  test("that drips is cut off too: the time is for the whole of it", async () => {
    const { write } = await openForm({ formMs: 200, lingerSilentMs: 50 })
    const { socket, said } = write(
      "POST /en/session HTTP/1.1\r\nHost: uade.example\r\nContent-Length: 500\r\n\r\n",
    )
    const drip = setInterval(() => socket.write("x"), 70)
    expect(await said.finally(() => clearInterval(drip))).toMatch(/^HTTP\/1\.1 408 /)
  })

  test.each([
    [form, 200],
    ["Application/X-WWW-Form-Urlencoded; charset=utf-8", 200],
    ["multipart/form-data; boundary=x", 200],
    ["application/json", 415],
    ["text/plain", 415],
    ["multipart/form-data-x", 415],
    ["application/x-www-form-urlencodedx", 415],
    ["", 415],
  ])("of type %j: %i", async (type, status) => {
    const { ask } = await openForm()
    const headers = type === "" ? {} : { "content-type": type }
    const reply = await ask("/en/session", { method: "POST", body: "name=x", headers })
    expect(reply.status).toBe(status)
  })

  test("without a body needs no type: a button alone may be pressed", async () => {
    const { ask } = await openForm()
    expect((await ask("/en/session/end", { method: "POST" })).status).toBe(200)
  })
})

describe("a file", () => {
  test.each([
    [mib, "/en/sheets", 200],
    [10 * mib, "/en/sheets", 200],
    [10 * mib + 4 * kib, "/en/sheets", 413],
    [mib, "/en/session", 413],
  ])("in pieces that come to %i bytes at %s: %i", async (size, target, status) => {
    const { write } = await openForm()
    const answer = await write(inPieces(size, target)).said
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `))
    if (status === 200) expect(answer.endsWith(`\r\n\r\n${String(size)}`)).toBe(true)
  })

  test("that says its length is refused before it is sent", async () => {
    const { write } = await openForm()
    const answer = await write(
      `POST /en/sheets HTTP/1.1\r\nHost: uade.example\r\nContent-Length: ${String(11 * mib)}\r\n\r\n`,
    ).said
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })
})

test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])(
  "no page is asked by %s, and the answer names what it takes",
  async (method) => {
    const { ask } = await openForm()
    const { status, headers } = await ask("/en", { method })
    expect([status, headers.allow]).toEqual([405, "GET, HEAD, POST"])
  },
)

test("reading brings no body along: what is sent with GET is not handed on", async () => {
  const { ask } = await openForm()
  const headers = { "content-type": form, "content-length": 1 }
  const { status, body } = await ask("/en", { body: "x", headers })
  expect([status, body.toString()]).toEqual([200, "undefined"])
})
