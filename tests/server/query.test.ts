import { describe, expect, test } from "vitest"
import { knownQuery } from "#app/server/query.ts"
import { listSources, readText } from "#tests/support/sources.ts"

describe("knownQuery", () => {
  test("keeps every key that a page reads: what it drops no page can see", () => {
    // The gate itself asks for the page of a problem, past what strangers may ask.
    const pages = listSources("app/routes", "app/auth").filter(
      (file) => file !== "app/routes/problem.tsx",
    )
    const read = pages.flatMap((file) =>
      [...readText(file).matchAll(/(?:searchParams|query)\.get\("([^"]+)"\)/g)].map(
        (hit) => hit[1],
      ),
    )
    expect(read).toContain("after")
    const dropped = read.filter((key) => !knownQuery(new URLSearchParams([[key ?? "", "x"]])).size)
    expect(dropped).toEqual([])
  })

  test("drops what no page reads, empty values and U+0000, and orders the rest", () => {
    const asked = new URLSearchParams("rating=kept&utm_source=mail&q=&power=a%00b&after=1")
    expect(knownQuery(asked).toString()).toBe("after=1&rating=kept")
  })
})
