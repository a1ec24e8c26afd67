import { describe, expect, test } from "vitest"
import { makeBareHouse, openGate, page } from "#tests/server/door.ts"
import type { Asked } from "#tests/server/door.ts"

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
    for (const gate of [swift, slow]) await gate.ask("/en/people?page=2", asked)
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

const others: Record<string, Asked> = {
  "a session": { headers: { cookie: "lang=en; __Host-sid=k3v9x2m4q8ab7tpz" } },
  "a cookie that nobody knows": { headers: { cookie: "lang=en; _ga=1" } },
  "another language": { headers: { cookie: "lang=kk" } },
  "its first visit within the site": { headers: { "sec-fetch-site": "same-origin" } },
  "another host": { headers: { host: "evil.example" } },
  "a body": { headers: { "content-length": "1" }, body: "x" },
  HEAD: { method: "HEAD" },
}

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
