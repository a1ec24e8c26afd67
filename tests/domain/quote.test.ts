import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findNearest, findQuote, inContext } from "#app/domain/quote.ts"

const text =
  "Құрметті сайлаушылар!\n\n2027 жылға дейін   Самал көшесінде 240 орындық\u00a0мектеп саламын.\nЖолды да жөн\u00addeймін."

describe("findQuote", () => {
  test("finds the words across lines, blanks of any width and soft hyphens", () => {
    const found = findQuote(text, " 2027 жылға дейін Самал көшесінде\n240 орындық мектеп саламын. ")
    expect(found && text.slice(found.start, found.end)).toBe(
      "2027 жылға дейін   Самал көшесінде 240 орындық\u00a0мектеп саламын.",
    )
    const hyphened = findQuote(text, "Жолды да жөнdeймін.")
    expect(hyphened?.end).toBe(text.length)
  })

  test.each([
    ["other words", "Самал көшесінде 250 орындық мектеп саламын."],
    ["other letters", "самал көшесінде 240 орындық мектеп саламын."],
    ["a word left out", "2027 жылға дейін 240 орындық мектеп саламын."],
    ["nothing", " \n "],
    ["more than there is", `${text} Тағы.`],
  ])("does not find %s", (_, quote) => {
    expect(findQuote(text, quote)).toBeUndefined()
  })

  test("finds every stretch of every text, however its blanks are set", () => {
    const word = fc.stringMatching(/^[а-яәіңғүұқөһa-z0-9«»,.!]{1,9}$/u)
    const blank = fc.constantFrom(" ", "\n", "\u00a0", "  ", "\t\n")
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.array(blank, { minLength: 30, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (list, blanks, a, b) => {
          const [from, to] = [a % list.length, b % list.length].sort((x, y) => x - y)
          const page = list.map((one, at) => one + (blanks[at] ?? " ")).join("")
          const quote = list.slice(from, (to ?? 0) + 1).join(" ")
          const found = findQuote(page, quote)
          expect(found && page.slice(found.start, found.end).replace(/\s+/g, " ")).toBe(quote)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe("findNearest", () => {
  test("shows the passage that was meant, whatever its endings and numbers", () => {
    const near = findNearest(text, "2028 жылы Самал көшесінен 240 орынды мектеп салам")
    const passage = near && text.slice(near.start, near.end)
    expect(passage).toContain("Самал көшесінде 240 орындық")
  })

  test("shows nothing where nothing is alike", () => {
    expect(findNearest(text, "Дороги и мосты отремонтируем в каждом районе")).toBeUndefined()
    expect(findNearest("", "Дороги")).toBeUndefined()
    expect(findNearest(text, "…")).toBeUndefined()
  })

  test("takes little time for a long text", () => {
    const long = Array.from({ length: 100_000 }, (_, at) => `слово${String(at % 977)}`).join(" ")
    expect(findNearest(`${long} ${text}`, "Самал көшесінде 240 орындық мектеп")).toBeDefined()
  })
})

test("a quote stands in its context, cut at blanks", () => {
  const long = `${"бір екі ".repeat(60)}МЕКТЕП САЛАМЫН${" үш төрт".repeat(60)}`
  const found = findQuote(long, "МЕКТЕП САЛАМЫН")
  const shown = found && inContext(long, found)
  expect(shown?.quote).toBe("МЕКТЕП САЛАМЫН")
  expect(shown?.before).toMatch(/^… (бір|екі) /)
  expect(shown?.after).toMatch(/ (үш|төрт) …$/)
  expect(inContext("a b c", { start: 2, end: 3 })).toEqual({
    before: "a ",
    quote: "b",
    after: " c",
  })
})
