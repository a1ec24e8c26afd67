import { describe, expect, test } from "vitest"
import { routeTable } from "#app/auth/route-table.ts"
import { readOnlyReasons } from "#app/domain/standing.ts"
import { makeBareHouse, openGate, page } from "./door.ts"

const form = { method: "POST", headers: { origin: "https://uade.example" }, body: "a=b" }

/** An address of each page that takes a form, with a word in the place of each parameter. */
const formAddresses = Object.entries(routeTable)
  .filter(([, row]) => row.POST !== undefined)
  .map(([pattern, row]) => ({ row, address: pattern.replace(":lang", "en").replace(/:\w+/g, "x") }))

async function openReadOnly(reason: (typeof readOnlyReasons)[number]) {
  const house = makeBareHouse()
  const release = house.standing.hold(reason)
  const gate = await openGate({
    house,
    pages: (_, path = "") => Promise.resolve(page(path, path.includes("/problem/503") ? 503 : 200)),
  })
  return { release, ...gate }
}

describe("a site that is read-only", () => {
  test.each(readOnlyReasons)("refuses every form that would write (%s)", async (reason) => {
    const { ask } = await openReadOnly(reason)
    for (const { address, row } of formAddresses) {
      const answer = await ask(address, form)
      const isTaken =
        row.whileReadOnly === "reads" || (row.whileReadOnly === "way-back" && reason === "operator")
      const said = answer.body.toString().includes(`why=read-only-${reason}`)
      expect([address, said], address).toEqual([address, !isTaken])
      if (!isTaken)
        expect([answer.status, Number(answer.headers["retry-after"]) > 0]).toEqual([503, true])
    }
  })

  test("refuses what programs write, in the words of its reason", async () => {
    const { ask } = await openReadOnly("database-fault")
    const answer = await ask("/api/v1/promises", { ...form, headers: { "accept-language": "kk" } })
    expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "10"])
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      status: 503,
      reason: "read-only-database-fault",
      detail: expect.stringContaining("Дерекқор өзгеріс қабылдамай тұр") as string,
    })
  })

  test("refuses to open an address that writes when it is opened", async () => {
    const { ask } = await openReadOnly("operator")
    expect((await ask("/oidc/callback?code=x")).status).toBe(503)
  })

  test("is read as before, and takes forms again afterwards", async () => {
    const { ask, release } = await openReadOnly("checking")
    expect((await ask("/en/styleguide")).status).toBe(200)
    expect((await ask("/en/report", form)).status).toBe(503)
    release()
    expect((await ask("/en/report", form)).status).not.toBe(503)
  })
})

describe("what an operator has stopped", () => {
  test.each([
    ["signing", "/en/petitions/x/sign", "/oidc/callback?code=x"],
    ["opening", "/en/petitions/new", undefined],
  ] as const)(
    "is refused where it is sent (%s), and nothing beside it",
    async (kind, sent, opened) => {
      const house = makeBareHouse()
      house.standing.learn([{ kind, cause: "fault", since: "2026-04-01T06:00:00.000Z" }])
      const { ask } = await openGate({
        house,
        pages: (_, path = "") =>
          Promise.resolve(page(path, path.includes("/problem/503") ? 503 : 200)),
      })
      const answer = await ask(sent, form)
      expect([answer.status, answer.body.toString()]).toEqual([
        503,
        `/en/problem/503?why=${kind}-stopped&wait=300`,
      ])
      if (opened) expect((await ask(opened)).status).toBe(503)
      expect((await ask("/en/signature/x/withdrawal", form)).status).not.toBe(503)
      expect((await ask("/en/styleguide")).status).toBe(200)
    },
  )
})
