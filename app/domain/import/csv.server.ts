import { Readable } from "node:stream"
import Papa from "papaparse"
import { openText, sayFault } from "#app/domain/import/read.server.ts"
import type { CsvRow, CsvTable } from "#app/exchange/csv-table.ts"
import { unreadable } from "#app/exchange/json-document.ts"
import type { Unreadable } from "#app/exchange/json-document.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** What is done with a CSV's rows as they are read. */
export interface CsvReader {
  header(names: readonly string[]): void
  rows(rows: readonly CsvRow[]): void
}

/**
 * Streams a CSV (RFC 4180; comma, semicolon or tab; LF and CRLF may be mixed). Header names are
 * trimmed, empty lines skipped. Each row knows the line it begins on.
 * Refuses a file that cannot be read as a whole: not UTF-8, empty, or with an unclosed quote.
 */
export async function readCsv(
  file: string,
  reader: CsvReader,
): Promise<Outcome<undefined, Unreadable>> {
  const opened = await openText(file)
  if (!opened.ok) return opened
  const lines = new Lines(reader)
  try {
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(Readable.from(opened.value), {
        newline: "\n",
        delimitersToGuess: [",", ";", "\t"],
        chunk: ({ data, errors }) => {
          const broken = errors.find(({ type }) => type === "Quotes")
          lines.take(data)
          if (broken) reject(new Error(`a quote is not closed before line ${lines.next}`))
        },
        complete: () => resolve(),
        error: reject,
      })
    })
  } catch (fault) {
    return unreadable(sayFault(fault))
  }
  return lines.hasHeader ? accept(undefined) : unreadable("the file is empty")
}

/** Reads a CSV whole. */
export async function readCsvTable(file: string): Promise<Outcome<CsvTable, Unreadable>> {
  let header: readonly string[] = []
  const rows: CsvRow[] = []
  const read = await readCsv(file, {
    header: (names) => (header = names),
    rows: (some) => {
      for (const row of some) rows.push(row)
    },
  })
  return read.ok ? accept({ header, rows }) : read
}

/** Counts lines over cells that hold line ends themselves. */
class Lines {
  next = 1
  hasHeader = false

  constructor(private readonly reader: CsvReader) {}

  take(data: readonly string[][]): void {
    const rows: CsvRow[] = []
    for (const cells of data) {
      const line = this.next
      this.next += 1
      for (const cell of cells) if (cell.includes("\n")) this.next += cell.split("\n").length - 1
      if (cells.every((cell) => cell.trim() === "")) continue
      if (this.hasHeader) rows.push({ line, cells })
      else this.readHeader(cells)
    }
    this.reader.rows(rows)
  }

  private readHeader(cells: readonly string[]): void {
    this.hasHeader = true
    this.reader.header(cells.map((cell) => cell.trim()))
  }
}
