import { describe, expect, test } from "vitest"
import { veiled } from "#app/lib/veiled.ts"
import { faultLog, makeLog } from "#app/server/log.server.ts"
import { findCanaries } from "#tests/support/canary.ts"
import { makeIin } from "#tests/support/iin.ts"
import { greet, openGate } from "#tests/server/door.ts"

/* What tells of a person is sent by every way there is, hung on every fault, and looked for in what the log holds. */

const secret = "Zk3v9x2m4q8ab7tpzQ-kwY_0Lr5nHs1dJc6fGe2uXo8"
const canaries = {
  email: "qanargali.tutqyn@pochta-canary.example",
  iin: makeIin(7) as string,
  ip: "198.51.100.213",
  network: "2001:db8:77ab:cd12::99",
  token: `uade_${secret}`,
  secret,
  session: "k3v9x2m4q8ab7tpzk3v9x2m4q8ab7tpzk3v9x2m4",
}
const all = Object.values(canaries)
const words = Object.entries(canaries)
  .map((pair) => pair.join(" "))
  .join(", ")

function found(logged: readonly string[]): string[] {
  return findCanaries([["log", Buffer.from(logged.join(""))]], all)
}

/** A fault as libraries make them: request, statement and letter hang on it, and its cause says it all again. */
function telling(): Error {
  const { email, ip, token } = canaries
  const cause = new AggregateError([new Error(`no way to ${ip}`)], words)
  return Object.assign(new Error(`it failed for ${words}`, { cause }), {
    ...{ code: "23505", detail: `Key (email)=(${email}) exists.`, where: words, query: words },
    ...{ parameters: all, config: { headers: { authorization: token, cookie: secret } } },
    ...{ request: { path: `/kk/signature/${secret}` }, response: { data: words }, hint: words },
    ...{ recipient: email, rejected: [email], envelope: { to: email }, address: ip, anything: all },
  })
}

describe("a request with what tells of a person", () => {
  async function askedWith(page: () => never | undefined) {
    const { ask, logged } = await openGate({
      pages: (exchange, path) => {
        if (path === undefined) page()
        return greet(exchange, path)
      },
    })
    const form = new URLSearchParams({ email: canaries.email, iin: canaries.iin, password: secret })
    const query = new URLSearchParams(Object.entries(canaries)).toString()
    const headers = {
      ...{ cookie: `lang=kk; sid=${canaries.session}`, authorization: `Bearer ${canaries.token}` },
      ...{ referer: `https://uade.example/en/signature/${secret}`, "user-agent": words },
      ...{ "x-forwarded-for": `${canaries.ip}, ${canaries.network}`, from: canaries.email },
      ...{ origin: "https://uade.example", "content-type": "application/x-www-form-urlencoded" },
    }
    for (const path of [`/kk/signature/${secret}`, `/ru/session/reset/${secret}`, "/en/people"]) {
      await ask(`${path}?${query}`, { headers })
      await ask(`${path}?${query}`, { method: "POST", headers, body: form.toString() })
    }
    return logged
  }

  test("leaves nothing of it in the log", async () => {
    const logged = await askedWith(() => undefined)
    expect(logged.length).toBeGreaterThanOrEqual(6)
    expect(found(logged)).toEqual([])
  })

  test("nor where it fails, and the fault carries all of it", async () => {
    const logged = await askedWith(() => {
      throw telling()
    })
    const faults = logged.filter((line) => line.includes('"level":50'))
    expect(faults.length).toBeGreaterThan(2)
    expect(JSON.parse(faults[0] ?? "")).toMatchObject({
      err: {
        type: "Error",
        code: "23505",
        message: expect.stringMatching(/^it failed for email -, iin -/) as string,
      },
    })
    expect(found(logged)).toEqual([])
  })
})

describe("the logger itself", () => {
  function linesOf(write: (log: ReturnType<typeof makeLog>) => void): string[] {
    const logged: string[] = []
    write(makeLog("production", { write: (line: string) => logged.push(line) }))
    return logged
  }

  test("strikes out fields that carry people, whoever logs them", () => {
    const headers = { cookie: secret, authorization: canaries.token }
    const logged = linesOf((log) => {
      log.info({ headers, body: words, email: canaries.email, address: canaries.ip })
      log.warn({ cookie: secret, authorization: canaries.token, password: secret }, "a line")
    })
    expect(logged).toHaveLength(2)
    expect(found(logged)).toEqual([])
  })

  test("tells of what is thrown that is no error its kind alone", () => {
    const logged = linesOf((log) => {
      const report = faultLog(log)
      for (const thrown of [telling(), words, { words, all }, [words], undefined, 7]) report(thrown)
    })
    expect(logged).toHaveLength(6)
    expect(found(logged)).toEqual([])
    expect(JSON.parse(logged[2] ?? "")).toMatchObject({ err: { type: "object" } })
  })

  test("keeps of several faults in one what each was", () => {
    const several = new AggregateError([telling(), new TypeError("no such page")], "both")
    const logged = linesOf((log) => log.error({ err: several }))
    expect(JSON.parse(logged[0] ?? "")).toMatchObject({
      err: {
        ...{ type: "AggregateError", message: "both" },
        faults: [{ code: "23505" }, { type: "TypeError", message: "no such page" }],
      },
    })
    expect(found(logged)).toEqual([])
  })
})

test.each([
  ["connect ECONNREFUSED 127.0.0.1:5432", "connect ECONNREFUSED -:5432"],
  ["550 5.1.1 <a.b@c.example>: no such user", "550 5.1.1 <->: no such user"],
  ["SQLITE_FULL: database or disk is full", "SQLITE_FULL: database or disk is full"],
  ["at commit (file:///app/build/server/index.js:1204:17)", undefined],
  ["at 20:11:28 of 2026-11-29, 1204 rows of petition 0123456789abcdef", undefined],
  ["no route to ::1", "no route to ::1"],
  ["peer fe80::1:2:3 is gone", "peer - is gone"],
])("of %s stays what is no person's", (said, stays = said) => {
  expect(veiled(said)).toBe(stays)
})
