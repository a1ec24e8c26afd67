import { describe, expect, test, vi } from "vitest"
import { describeOnBothEngines } from "#tests/support/database.ts"
import { makeHouse } from "#tests/support/house.ts"
import { makeBareHouse, openGate, page } from "#tests/server/door.ts"
import type { Asked, Reply } from "#tests/server/door.ts"

const words = "Әр мектепте ыстық ас. ".repeat(100)

/** The same gate twice, over one house's pages: one with the swift way before it, one without. */
async function openBoth() {
  const house = makeBareHouse()
  const made = { swift: 0, slow: 0 }
  const swift = await openGate({ house, swift: true, pages: async () => sayMade("swift") })
  const slow = await openGate({ house, swift: false, pages: async () => sayMade("slow") })
  async function sayMade(name: keyof typeof made) {
    made[name] += 1
    return Promise.resolve(page(words))
  }
  return { house, swift, slow, made }
}

const plain: Record<string, Asked> = {
  "nothing but its host": {},
  "what browsers take": { headers: { "accept-encoding": "gzip, deflate, br" } },
  "the language of the page": { headers: { cookie: "lang=en", "sec-fetch-site": "same-origin" } },
  "a link from elsewhere": { headers: { "sec-fetch-site": "cross-site" } },
  "a tag of other bytes": { headers: { "if-none-match": '"x"' } },
}

describe("a kept page is answered before the gate as behind it", () => {
  test.each(Object.entries(plain))("to who brings %s", async (_, asked) => {
    const { swift, slow } = await openBoth()
    const isPacked = JSON.stringify(asked).includes("br")
    for (const gate of [swift, slow]) {
      await gate.ask("/en/people?page=2", asked)
      // Packed after the first answer.
      if (isPacked)
        await expect.poll(() => codingOf(gate.ask("/en/people?page=2", asked))).toBe("br")
    }
    swift.swiftly.length = 0
    const [one, other] = [
      await swift.ask("/en/people?page=2", asked),
      await slow.ask("/en/people?page=2", asked),
    ]
    expect(one.body.equals(other.body)).toBe(true)
    expect(one.status).toBe(200)
    const own = { "x-request-id": "", date: "" }
    expect({ ...one.headers, ...own }).toEqual({ ...other.headers, ...own })
    expect(swift.swiftly, "it was that way").toHaveLength(1)
    const headers = { ...asked.headers, "if-none-match": String(one.headers.etag) }
    const known = await swift.ask("/en/people?page=2", { headers })
    expect([known.status, known.body.length, known.headers["content-length"]]).toEqual([
      304,
      0,
      undefined,
    ])
    expect(swift.logged.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({
        id: known.headers["x-request-id"],
        path: "/en/people",
        status: 304,
      }),
    )
  })
})

async function codingOf(asked: Promise<Reply>): Promise<string | undefined> {
  return (await asked).headers["content-encoding"]
}

const others: Record<string, Asked> = {
  "a session": { headers: { cookie: "lang=en; __Host-sid=k3v9x2m4q8ab7tpz" } },
  "a cookie that nobody knows": { headers: { cookie: "lang=en; _ga=1" } },
  "another language": { headers: { cookie: "lang=kk" } },
  "its first visit within the site": { headers: { "sec-fetch-site": "same-origin" } },
  "another host": { headers: { host: "evil.example" } },
  "a body": { headers: { "content-length": "1" }, body: "x" },
  HEAD: { method: "HEAD" },
}

test("what breaks on the swift way is told of, and answered by the gate", async () => {
  const house = makeBareHouse()
  const { ask, faults } = await openGate({ house })
  await ask("/en/people")
  const changes = vi.spyOn(house.db.changes, "now").mockImplementationOnce(() => {
    throw new Error("the disk is gone")
  })
  expect((await ask("/en/people")).status).toBe(200)
  expect(faults).toEqual([new Error("the disk is gone")])
  changes.mockRestore()
})

describe("the gate decides", () => {
  test.each(Object.entries(others))("about who brings %s", async (_, asked) => {
    const { swift } = await openBoth()
    await swift.ask("/en/people")
    await swift.ask("/en/people", asked)
    expect(swift.swiftly).toHaveLength(0)
  })

  test.each(["/en/people?utm_source=x", "//en/people", "/en/session", "/en/people/"])(
    "about %s",
    async (target) => {
      const { swift } = await openBoth()
      await swift.ask("/en/people")
      await swift.ask(target)
      await swift.ask(target)
      expect(swift.swiftly.filter((path) => path !== "/en/people/")).toHaveLength(0)
    },
  )

  test("about a page that is out of date, or of yesterday", async () => {
    const { house, swift, made } = await openBoth()
    await swift.ask("/en/people")
    await swift.ask("/en/people")
    expect([swift.swiftly.length, made.swift]).toEqual([1, 1])
    house.clock.set("2027-01-01T06:00:00.000Z")
    await swift.ask("/en/people")
    expect([swift.swiftly.length, made.swift]).toEqual([1, 2])
    await swift.ask("/en/people")
    expect([swift.swiftly.length, made.swift]).toEqual([2, 2])
    house.db.changes.note("all")
    await swift.ask("/en/people")
    expect([swift.swiftly.length, made.swift]).toEqual([2, 3])
  })
})

describeOnBothEngines("a kept record is answered before the gate", (open) => {
  test("whatever cookies are brought, and not to who takes no JSON", async () => {
    const house = makeHouse(await open())
    const gate = await openGate({ house })
    const target = "/api/v1/organizations"
    const first = await gate.ask(target)
    const second = await gate.ask(target, {
      headers: { cookie: "_ga=1", accept: "application/json" },
    })
    expect(gate.swiftly).toEqual([target])
    expect(second.body.equals(first.body)).toBe(true)
    const own = { "x-request-id": "", date: "" }
    expect({ ...second.headers, ...own }).toEqual({ ...first.headers, ...own })
    expect((await gate.ask(target, { headers: { accept: "text/html" } })).status).toBe(406)
    expect(gate.swiftly).toEqual([target])
  })
})
