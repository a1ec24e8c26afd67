import { describe, expect, test } from "vitest"
import { layoutVariants } from "#app/domain/keyboard-layout.ts"

describe("layoutVariants", () => {
  test.each([
    ["2kbz", "әлия", "Kazakh typed in qwerty"],
    ["@kbz", "Әлия", "with Shift"],
    ["2лия", "әлия", "Kazakh typed in the Russian layout"],
    ["0унанбаева", "қунанбаева", "its zero"],
    ["к-л", "көл", "its hyphen"],
    ["'hkfy", "эрлан", "Russian typed in qwerty"],
    [";tnscs", "жетысы", "a letter on a punctuation key"],
    ["<jkfn", "Болат", "with Shift on a punctuation key"],
    ["YBRJKFQ", "НИКОЛАЙ", "capitals"],
    ["цщдфв", "wolad", "Latin typed in Cyrillic"],
    ["мщеуә", "vote2", "Latin and a digit typed in the Kazakh layout"],
    ["3-jrheu", "3-округ", "a numbered district typed in qwerty"],
  ])("%s may mean %s: %s", (query, meant) => {
    expect(layoutVariants(query)).toContain(meant)
  })

  test.each(["2026", "113-12", "2023-03-19", "№ 5", ""])("has no other reading of %j", (query) => {
    expect(layoutVariants(query)).toEqual([])
  })

  test("leaves years and numbered districts beside words alone", () => {
    for (const variant of layoutVariants("3-округ 2026")) {
      expect(variant).toMatch(/^3-/)
      expect(variant).toMatch(/ 2026$/)
    }
  })

  test("never offers the query itself", () => {
    expect(layoutVariants("округ")).toEqual(["jrheu"])
  })
})
