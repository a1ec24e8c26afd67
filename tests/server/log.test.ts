import { describe, expect, test } from "vitest"
import { greet, openGate } from "#tests/server/door.ts"

const secret = "Zk3v9x2m4q8ab7tpzQ"

describe("the log", () => {
  test.each([
    [`/kk/signature/${secret}`, "/kk/signature/-"],
    [`/en/signature/${secret}/withdraw`, "/en/signature/-/withdraw"],
    [`/kk/signature/${secret}/receipt.tlog-proof`, "/kk/signature/-/receipt.tlog-proof"],
    [`/ru/account/confirm/${secret}`, "/ru/account/confirm/-"],
    [`/ru/account/email/${secret}`, "/ru/account/email/-"],
    [`/ru/session/reset/${secret}`, "/ru/session/reset/-"],
    [`/ru/Account/Confirm/${secret}`, "/ru/Account/Confirm/-"],
    [`/en/%73ignature/${secret}`, "/en/%73ignature/-"],
    [`/en/session/reset/${secret}`, "/en/session/reset/-"],
    [`/en/account/email/${secret}`, "/en/account/email/-"],
    [`/en/invitations/${secret}`, "/en/invitations/-"],
    [`/en/people?q=${secret}`, "/en/people"],
    [`/en/session?next=/en/signature/${secret}`, "/en/session"],
  ])("of %s holds %s", async (target, path) => {
    const { ask, logged } = await openGate()
    const headers = {
      cookie: `lang=kk; sid=${secret}`,
      authorization: secret,
      referer: `https://uade.example/en/signature/${secret}`,
    }
    const { headers: sent } = await ask(target, { headers })
    expect(logged).toHaveLength(1)
    expect(JSON.parse(logged[0] ?? "")).toMatchObject({
      id: sent["x-request-id"],
      method: "GET",
      path,
      status: 200,
    })
    expect(logged.join()).not.toContain(secret)
    expect(logged.join(), "whose address asked").not.toContain("127.0.0.1")
  })

  test("of a failure says what and where, without the secret of the link", async () => {
    const { ask, logged } = await openGate({
      pages: (exchange, path) => {
        if (path === undefined) throw new Error("the deep is dark")
        return greet(exchange, path)
      },
    })
    const { headers } = await ask(`/kk/signature/${secret}`)
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines).toMatchObject([
      { level: 50, path: "/kk/signature/-", err: { message: "the deep is dark" } },
      { level: 30, path: "/kk/signature/-", status: 500 },
    ])
    expect(new Set(lines.map(({ id }) => id))).toEqual(new Set([headers["x-request-id"]]))
    expect(logged.join()).not.toContain(secret)
  })

  test("of a failure in the database does not quote the row", async () => {
    const { ask, logged } = await openGate({
      pages: (exchange, path) => {
        const detail = `Failing row contains (1, ${secret}).`
        if (path === undefined) throw Object.assign(new Error("no"), { code: "23514", detail })
        return greet(exchange, path)
      },
    })
    await ask("/en/people")
    expect(JSON.parse(logged[0] ?? "")).toMatchObject({ err: { message: "no", code: "23514" } })
    expect(logged.join()).not.toContain(secret)
  })

  test("of a refusal is one line, no alarm", async () => {
    const { ask, logged } = await openGate()
    await ask("/nowhere/at/all")
    expect(logged.map((line) => (JSON.parse(line) as { level: number }).level)).toEqual([30])
  })
})
