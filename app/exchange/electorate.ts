import { isPartialDay } from "#app/lib/day.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { columnNamed, csvRecord } from "./csv-table.ts"
import type { CsvRecord, CsvTable } from "./csv-table.ts"
import { isUnstorable, unreadable } from "./json-document.ts"
import type { Unreadable } from "./json-document.ts"
import type { Tally } from "./tally.ts"

/** Registered voters of one area on one day, by the source's code for the area. */
export interface ElectorateRecord {
  readonly place: string
  readonly code: string
  readonly name: string | null
  /** A day, or a year where the source gives no more. */
  readonly onDay: string
  readonly registered: number
}

export interface MappedElectorate {
  /** The column of the codes, which is their scheme. */
  readonly scheme: string
  readonly records: readonly ElectorateRecord[]
}

/** What sources call the columns, the likeliest first. */
const columns = {
  code: [
    ...["code", "area_code", "area_id", "ons_id", "ons_code", "gss_code"],
    ...["constituency_code", "constituency_id", "district_code", "id"],
  ],
  registered: ["registered", "electorate", "electors", "registered_voters", "voters"],
  onDay: ["on_day", "day", "date", "election_date", "declaration_time", "election", "year"],
  name: ["name", "area_name", "constituency_name", "constituency", "area", "district"],
} as const

/**
 * Maps a CSV of electorates: a code for the area, a number of registered voters, a day, and a name for
 * areas that are not known yet. Other columns are not kept.
 * Refuses a header that lacks one of the first three.
 */
export function mapElectorate(
  table: CsvTable,
  tally: Tally,
): Outcome<MappedElectorate, Unreadable> {
  const { header } = table
  const code = columnNamed(header, columns.code)
  const registered = columnNamed(header, columns.registered)
  const onDay = columnNamed(header, columns.onDay)
  const name = columnNamed(header, columns.name)
  if (code === undefined || registered === undefined || onDay === undefined) {
    return unreadable("needs columns for the area's code, the registered voters and the day")
  }
  const used = [code, registered, onDay, name]
  const unused = header.filter((column) => column !== "" && !used.includes(column))
  if (unused.length > 0) tally.warn("line 1", `columns not kept: ${unused.join(", ")}`)

  tally.read("electorate", table.rows.length)
  const records = table.rows.flatMap((row) => {
    const place = `line ${row.line}`
    const record = csvRecord(header, row)
    const read = record ? readRow(record, { code, registered, onDay, name }) : "too many cells"
    if (typeof read === "string") {
      tally.reject("electorate", place, read)
      return []
    }
    return [{ ...read, place }]
  })
  return accept({ scheme: code, records })
}

interface Columns {
  readonly code: string
  readonly registered: string
  readonly onDay: string
  readonly name: string | undefined
}

/** One row, or why it cannot be used. */
function readRow(record: CsvRecord, names: Columns): Omit<ElectorateRecord, "place"> | string {
  const code = record[names.code]
  const digits = record[names.registered]?.replaceAll(/[\s\u00a0]/g, "") ?? ""
  // Some sources end a day with the time of the declaration.
  const onDay = record[names.onDay]?.replace(/[T ]\d\d:.*$/, "") ?? ""
  if (code === undefined) return "has no code of an area"
  if (isUnstorable(record)) return "holds text that no database keeps"
  if (/^-\d+$/.test(digits)) return `"${digits}" is a code of the source, no number of voters`
  if (!/^[1-9]\d{0,9}$/.test(digits) || Number(digits) > 2_147_483_647) {
    return `"${digits}" is no number of registered voters`
  }
  const isKnownDay: boolean = isPartialDay(onDay)
  if (!isKnownDay) return `"${onDay}" is no day of the calendar`
  const name = names.name === undefined ? null : (record[names.name] ?? null)
  return { code, name, onDay, registered: Number(digits) }
}
