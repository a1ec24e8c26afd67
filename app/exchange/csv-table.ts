/** One row of a CSV, with the line it begins on; cells as the file has them. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A CSV that is read whole. */
export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
}

/** A row by column name, trimmed; empty cells are left out. */
export type CsvRecord = Readonly<Record<string, string>>

/** Reads rows under a header, or undefined where a row has more cells than the header has names. */
export function csvRecord(header: readonly string[], { cells }: CsvRow): CsvRecord | undefined {
  if (cells.slice(header.length).some((cell) => cell.trim() !== "")) return undefined
  const record: Record<string, string> = {}
  header.forEach((name, index) => {
    const cell = cells[index]?.trim() ?? ""
    if (name !== "" && cell !== "") record[name] = cell
  })
  return record
}

/** The first of these columns that a header has: sources name the same thing differently. */
export function columnNamed(
  header: readonly string[],
  names: readonly string[],
): string | undefined {
  return names.find((name) => header.includes(name))
}
