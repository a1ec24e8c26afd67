import Papa from "papaparse"

export type CsvCell = string | number | null

/** With what a spreadsheet begins a formula, also in the wide forms of East Asian keyboards. */
const formula = /^[=+\-@\t\r\n\0＝＋－＠]/

/**
 * Writes a table as CSV: RFC 4180, lines ended by CRLF, cells quoted where they must be, UTF-8 with the
 * mark by which spreadsheets know it.
 *
 * A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
 *
 * @throws where a row has not as many cells as the header
 */
export function writeCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let text = `\ufeff${csvLine(header)}`
  for (const row of rows) {
    if (row.length !== header.length) {
      throw new Error(`a row has ${String(row.length)} cells under ${String(header.length)} names`)
    }
    text += csvLine(row)
  }
  return text
}

/** One line of such a table, for files that are too long to be held: cells as `writeCsv` writes them. */
export function csvLine(cells: readonly CsvCell[]): string {
  const clean = cells.map((cell) => (typeof cell === "string" ? cell.replaceAll("\0", "") : cell))
  return `${Papa.unparse([clean], { newline: "\r\n", escapeFormulae: formula })}\r\n`
}
