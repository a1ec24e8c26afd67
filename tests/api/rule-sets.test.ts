import { describe, expect, test } from "vitest"
import { resources } from "#app/api/resources.server.ts"
import { openGate } from "#tests/server/door.ts"
import { ruleSets } from "#tests/support/rule-sets.ts"

const base = "/api/v1/rule-sets"

async function ask(
  target: string,
  asked: Parameters<Awaited<ReturnType<typeof openGate>>["ask"]>[1] = {},
) {
  const { ask } = await openGate()
  const { status, headers, body } = await ask(target, asked)
  return { status, headers, json: body.length === 0 ? null : JSON.parse(body.toString()) }
}

async function assess(id: string, query: string) {
  const { status, json } = await ask(`${base}/${id}/assess?${query}`)
  expect(status).toBe(200)
  return (json as { data: Record<string, unknown> }).data
}

const term = "elected_on=2023-03-19&term_ends_on=2028-03-19"

describe("the list of rule sets", () => {
  test("has all of them, readable from any page", async () => {
    const { status, headers, json } = await ask(base)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=0, s-maxage=30, must-revalidate",
    })
    expect(headers.etag).toMatch(/^"[\w-]+"$/)
    expect(json.data.map(({ id }: { id: string }) => id)).toEqual([...ruleSets.keys()].sort())
    expect(json.links).toEqual({ self: base, next: null })
  })

  test("can be read page by page", async () => {
    const ids: string[] = []
    let next: string | null = `${base}?limit=5`
    while (next !== null) {
      const { json } = await ask(next)
      ids.push(...json.data.map(({ id }: { id: string }) => id))
      next = json.links.next
    }
    expect(ids).toEqual([...ruleSets.keys()].sort())
  })

  test("speaks as its own schemas say", async () => {
    const own = resources.filter(({ path }) => path.startsWith(base))
    for (const [path, body] of own.map(({ path, body }) => [path, body] as const)) {
      for (const id of ruleSets.keys()) {
        const { json } = await ask(path.replace("{id}", id))
        expect(body.safeParse(json).error).toBeUndefined()
      }
    }
  })

  test("gives one with every article, source and day", async () => {
    const { json } = await ask(`${base}/kz-2026`)
    expect(json.data).toMatchObject({
      id: "kz-2026",
      valid_from: "2026-07-01",
      time_zone: "Asia/Almaty",
      closed_at_start: {
        status: "not-established",
        last_known: { value: 12, unit: "months" },
        article: "113-12(2)",
        checked_on: "2026-11-24",
      },
    })
    expect(json.data.not_established).toContain("turnout")
    expect(json.data.not_established).not.toContain("check")
  })

  test("answers 304 to who has it", async () => {
    const { ask } = await openGate()
    const first = await ask(`${base}/tw`)
    const again = await ask(`${base}/tw`, { headers: { "if-none-match": first.headers.etag } })
    expect(again.status).toBe(304)
    expect(again.body.length).toBe(0)
    expect(again.headers["access-control-allow-origin"]).toBe("*")
  })

  test("answers HEAD with the headers alone and OPTIONS with what may be asked", async () => {
    const head = await ask(base, { method: "HEAD" })
    expect(head).toMatchObject({ status: 200, json: null })
    expect(Number(head.headers["content-length"])).toBeGreaterThan(1000)
    const options = await ask(base, {
      method: "OPTIONS",
      headers: { origin: "https://elsewhere.example", "access-control-request-method": "GET" },
    })
    expect(options).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, HEAD, OPTIONS",
      },
    })
  })
})

describe("the calculator", () => {
  test("answers as the law of 2022 has it", async () => {
    const query = `${term}&on=2024-03-19&electorate=400000&signatures=40001&turned_out=133334&for_recall=66668&registered_on=2026-03-01`
    expect(await assess("kz-2022", `${query}&mandate=district&office=mazhilis`)).toMatchObject({
      recallable: true,
      refusals: [],
      opens_on: "2024-03-19",
      closes_on: "2027-03-19",
      signatures_needed: 40_001,
      signing_ends_on: "2026-03-31",
      sufficient: true,
      turnout_needed: 133_334,
      vote_valid: true,
      recalled: true,
      not_established: [],
      last_known: {},
      articles: { signatures_needed: ["113-14(2)"], vote_valid: ["113-16(4)", "113-16(3)"] },
    })
  })

  test("gives what nobody has read in force as null, with the wording before as last known", async () => {
    const data = await assess("kz-2026", `${term}&on=2026-11-24&electorate=400000`)
    expect(data).toMatchObject({
      recallable: null,
      opens_on: null,
      signatures_needed: 40_001,
      turnout_needed: null,
      last_known: { recallable: true, opens_on: "2024-03-19", turnout_needed: 133_334 },
    })
    expect(data["not_established"]).toContain("recallable")
  })

  test("names each refusal with its article", async () => {
    expect(await assess("kz-2022", `${term}&on=2024-03-18`)).toMatchObject({
      recallable: false,
      refusals: [{ code: "closed-at-start", article: "113-12(2)" }],
    })
    expect(await assess("kz-2026", "mandate=list")).toMatchObject({
      recallable: false,
      refusals: [{ code: "list-mandate", article: "113-14(2)" }],
    })
  })

  test("dates what comes next", async () => {
    const { deadlines } = await assess(
      "kz-2022",
      "office=maslikhat&applied_on=2024-03-28&registered_on=2024-04-01&handed_in_on=2024-05-02",
    )
    expect((deadlines as { running: boolean }[]).filter(({ running }) => running)).toMatchObject([
      { rule: "check", article: "113-14(2)", from: "handed-in", last_day: "2024-05-12" },
      { rule: "call", article: "113-15(1)", last_day: "2024-05-13" },
    ])
  })

  test("takes what single laws need besides", async () => {
    expect(await assess("tw", "stage=1&electorate=300001")).toMatchObject({
      signatures_needed: 3001,
    })
    expect(await assess("co", "winner_votes=10001&votes_cast=25001")).toMatchObject({
      signatures_needed: 3001,
      turnout_needed: 10_001,
    })
    const counties = Array.from({ length: 5 }, () => "100001:1001").join(",")
    const statewide = "office=us-ca-statewide&votes_cast=12439429&signatures=1492732"
    expect(await assess("us-ca", `${statewide}&areas=${counties}`)).toMatchObject({
      sufficient: true,
    })
  })
})

describe("what cannot be answered", () => {
  test.each([
    ["electorate=0", "electorate", "bad-parameter"],
    ["electorate=-5", "electorate", "bad-parameter"],
    ["electorate=ten", "electorate", "bad-parameter"],
    ["electorate=", "electorate", "bad-parameter"],
    ["electorate=1e5", "electorate", "bad-parameter"],
    ["electorate=9999999999999", "electorate", "bad-parameter"],
    ["on=2026-02-29", "on", "bad-parameter"],
    ["on=yesterday", "on", "bad-parameter"],
    ["mandate=both", "mandate", "bad-parameter"],
    ["signatures=1.5", "signatures", "bad-parameter"],
    ["stage=2", "stage", "bad-parameter"],
    ["areas=1,2", "areas", "bad-parameter"],
    ["turned_out=10&for_recall=11", "for_recall", "bad-parameter"],
    ["turned_out=10&for_recall=6&against_recall=5", "against_recall", "bad-parameter"],
    ["elected_on=2026-01-02&term_ends_on=2026-01-01", "term_ends_on", "bad-parameter"],
    ["on=2026-01-01&on=2026-01-02", "on", "repeated-parameter"],
    ["electoral=5", "electoral", "unknown-parameter"],
    ["constructor=5", "constructor", "unknown-parameter"],
  ])("%s: 400 that names %s, %s", async (query, parameter, code) => {
    const { status, headers, json } = await ask(`${base}/kz-2022/assess?${query}`)
    expect(status).toBe(400)
    expect(headers).toMatchObject({
      "content-type": "application/problem+json",
      "access-control-allow-origin": "*",
      "cache-control": "no-store",
    })
    expect(json).toMatchObject({ status: 400, parameter, code, type: "about:blank" })
    expect(json.detail).toContain(parameter)
  })

  test.each([
    ["/api/v1/rule-sets/xx-1999", 404],
    ["/api/v1/rule-sets/xx-1999/assess", 404],
    ["/api/v1/rule-sets/kz-2022/vote", 404],
    ["/api/v1/nothing", 404],
    ["/api/v2/rule-sets", 404],
    ["/api", 404],
    ["/api/v1/rule-sets/%E0%A4%A", 404],
    ["/api/v1/rule-sets?limit=0", 400],
    ["/api/v1/rule-sets?limit=501", 400],
    ["/api/v1/rule-sets?cursor=zzzz", 400],
    ["/api/v1/rule-sets/tw?limit=5", 400],
  ])("%s: %i as problem+json", async (target, expected) => {
    const { status, headers, json } = await ask(target)
    expect(status).toBe(expected)
    expect(headers["content-type"]).toBe("application/problem+json")
    expect(json.status).toBe(expected)
  })

  test.each(["POST", "PUT", "DELETE", "PATCH"])(
    "%s: 405 with what may be asked",
    async (method) => {
      const { status, headers, json } = await ask(base, { method })
      expect(status).toBe(405)
      expect(headers.allow).toBe("GET, HEAD, OPTIONS")
      expect(json.code).toBe("method-not-allowed")
    },
  )

  test("is told in the asker's language", async () => {
    const titles = await Promise.all(
      ["kk", "ru", "en"].map(async (lang) => {
        const { headers, json } = await ask(`${base}/none`, {
          headers: { "accept-language": lang },
        })
        expect(headers).toMatchObject({ "content-language": lang, vary: "Accept-Language" })
        return json.title as string
      }),
    )
    expect(titles).toEqual(["Табылмады", "Не найдено", "Not found"])
  })

  test.each([
    ["text/html", 406],
    ["application/json;q=0", 406],
    ["application/json", 200],
    ["text/html, */*;q=0.1", 200],
  ])("to who accepts %s: %i", async (accept, expected) => {
    expect((await ask(base, { headers: { accept } })).status).toBe(expected)
  })

  test("is 429 with the wait to who asks too often", async () => {
    const { ask } = await openGate()
    const statuses = new Set<number>()
    let last = await ask(`${base}/none`)
    for (let asked = 0; asked < 700 && last.status !== 429; asked++) {
      last = await ask(`${base}/tw/assess?electorate=${String(asked + 1)}`)
      statuses.add(last.status)
    }
    expect([...statuses]).toEqual([200, 429])
    expect(Number(last.headers["retry-after"])).toBeGreaterThan(0)
    expect(last.headers["content-type"]).toBe("application/problem+json")
    expect(last.headers["access-control-allow-origin"]).toBe("*")
    const { detail } = JSON.parse(last.body.toString()) as { detail: string }
    expect(detail).toMatch(/You can try again in \d+ (second|minute)s?\./)
  }, 30_000)
})
