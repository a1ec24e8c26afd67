import { describe, expect, test } from "vitest"
import { keptKinds, keptTimes, unitOf } from "#app/domain/kept-times.ts"
import { personalColumns } from "#app/domain/personal-columns.server.ts"
import { describeOnBothEngines } from "#tests/support/database.ts"

/** Byte strings, and words that people write about people: of each it must be said whose they are. */
const suspicious = /(email|agent|display_name|words|note|label|_sealed|_tag)$/

const named = new Map(
  Object.entries(personalColumns).map(([table, kinds]) => [
    table,
    Object.values(kinds as Record<string, readonly string[]>).flat(),
  ]),
)

describeOnBothEngines("columns that hold something of people", (open) => {
  test("each have a kind with its time, or are said to be nobody's", async () => {
    const db = await open()
    const tables = await db.read.introspection.getTables()
    const silent = tables.flatMap(({ name, columns }) =>
      columns
        .filter(
          (column) =>
            ["blob", "bytea"].includes(column.dataType.toLowerCase()) ||
            suspicious.test(column.name),
        )
        .filter((column) => !named.get(name)?.includes(column.name))
        .map((column) => `${name}.${column.name}`),
    )
    expect(silent).toEqual([])
  })
})

describe("the table of times", () => {
  test("names each column once, and no kind that is kept nowhere", () => {
    for (const columns of named.values()) expect(new Set(columns).size).toBe(columns.length)
    const used = new Set(
      Object.values(personalColumns).flatMap((kinds) => Object.keys(kinds as object)),
    )
    // What was not signed or not confirmed lies in the columns of what was; copies lie outside the tables.
    const elsewhere = ["request", "offer-unconfirmed", "backup"]
    expect(keptKinds.filter((kind) => !used.has(kind))).toEqual(elsewhere)
  })

  test("says each time in a whole number of minutes, hours or days", () => {
    const said = keptKinds.flatMap((kind) => {
      const time = keptTimes[kind]
      return time.since === "owner"
        ? []
        : [`${kind} ${Object.values(unitOf(time.lasts)).join(" ")}`]
    })
    expect(said).toContain("statement days 30")
    expect(said).toContain("request days 2")
    expect(said).toContain("identification minutes 15")
    expect(() => unitOf(1)).toThrow("no whole number")
  })
})
