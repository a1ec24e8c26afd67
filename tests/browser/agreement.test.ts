import Papa from "papaparse"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readApi } from "#tests/support/api-answer.ts"
import { startApp } from "#tests/support/app.ts"
import type { App } from "#tests/support/app.ts"
import { fetchPatiently } from "#tests/support/patient.ts"

let app: App

beforeAll(async () => {
  app = await startApp({ script: "scripts/demo.ts" })
}, 180_000)
afterAll(() => app.stop())

/** A row of the published codings. */
interface Row {
  readonly promise: string
  readonly round: string
  readonly rating: string
}

describe("the agreement page", () => {
  test("says the alpha that its own rows give, computed by the definition", async () => {
    const csv = await (await ask("/en/agreement/codings.csv")).text()
    const { data } = Papa.parse<Row>(csv.replace(/^\ufeff/, ""), {
      header: true,
      skipEmptyLines: true,
    })
    const units = grouped(data, ({ promise, round }) => `${promise}/${round}`)
    expect(new Set(data.map(({ promise }) => promise)).size).toBeGreaterThanOrEqual(300)
    expect(units.every((unit) => unit.length === 2)).toBe(true)

    const given = data.map(({ rating }) => rating)
    const apart = units.filter(([one, other]) => one?.rating !== other?.rating).length
    const pairs = given.length * (given.length - 1)
    const counts = grouped(given, (rating) => rating)
    const alikeByChance = counts.reduce((sum, { length }) => sum + length * (length - 1), 0) / pairs
    const alpha = 1 - apart / units.length / (1 - alikeByChance)

    const html = await (await ask("/en/agreement")).text()
    const page = html.replaceAll("<!-- -->", "")
    expect(page).toContain(`<span class="alpha">${String(Math.round(alpha * 1000) / 1000)} `)
    const overall = "/api/v1/agreement/overall"
    const api = await readApi(overall, await ask(overall))
    expect((api as { data: unknown }).data).toMatchObject({
      units: units.length,
      nominal: { value: expect.closeTo(alpha, 9) as number },
    })
  })

  test("gives programs the same rows, page by page", async () => {
    const seen: string[] = []
    let next: string | null = "/api/v1/codings?limit=200"
    while (next !== null) {
      const body = (await readApi(next, await ask(next))) as {
        data: { id: string }[]
        links: { next: string | null }
      }
      seen.push(...body.data.map(({ id }) => id))
      next = body.links.next
    }
    expect(seen.length).toBeGreaterThanOrEqual(600)
    expect(new Set(seen).size).toBe(seen.length)
  })
})

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const keys = [...new Set(items.map(keyOf))]
  return keys.map((key) => items.filter((item) => keyOf(item) === key))
}

/** Right after the report was computed the server may ask for a moment's patience. */
function ask(path: string): Promise<Response> {
  return fetchPatiently(app.origin + path)
}
