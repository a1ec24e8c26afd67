import { parseIin } from "#app/domain/iin.ts"
import { rollTags } from "#app/domain/roll.ts"
import type { RollTags } from "#app/domain/roll.ts"
import { isDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { columnNamed, csvRecord } from "./csv-table.ts"
import type { CsvRecord, CsvTable } from "./csv-table.ts"
import { unreadable } from "./json-document.ts"
import type { Unreadable } from "./json-document.ts"
import type { Tally } from "./tally.ts"

/** One voter as it is kept: tags, and where and from when they vote. */
export interface RollRecord extends RollTags {
  readonly place: string
  /** The district as the file names it. */
  readonly district: string
  /** The day from which the person may vote; null where the roll says nothing. */
  readonly votesFrom: Day | null
}

/** What rolls call their columns, the likeliest first. */
const columns = {
  iin: ["iin", "ИИН", "ЖСН"],
  family: ["family", "surname", "family_name", "last_name"],
  settlement: ["settlement", "place", "locality", "town"],
  district: ["district", "area", "district_code", "area_code", "constituency"],
  votesFrom: ["votes_from"],
} as const

type Columns = Readonly<Record<keyof typeof columns, string | undefined>>

/**
 * Maps a voters' roll to keyed tags at once: nothing of a person leaves this function. What is wrong with a
 * row is said by its line alone, never with what stands in it.
 *
 * Refuses a header that lacks IIN, surname, settlement or district.
 */
export function mapRoll(
  table: CsvTable,
  keys: Pick<Keys, "tag">,
  tally: Tally,
): Outcome<RollRecord[], Unreadable> {
  const named = Object.fromEntries(
    Object.entries(columns).map(([key, names]) => [key, columnNamed(table.header, names)]),
  ) as Columns
  const { iin, family, settlement, district } = named
  if ([iin, family, settlement, district].includes(undefined)) {
    return unreadable("needs columns for IIN, surname, settlement and district")
  }
  const used = Object.values(named)
  const unused = table.header.filter((column) => column !== "" && !used.includes(column)).length
  if (unused > 0) tally.warn("line 1", `columns not kept: ${String(unused)}`)

  tally.read("roll", table.rows.length)
  return accept(
    table.rows.flatMap((row) => {
      const place = `line ${String(row.line)}`
      const record = csvRecord(table.header, row)
      const read = record ? readRow(record, named, keys) : "too many cells"
      if (typeof read !== "string") return [{ ...read, place }]
      tally.reject("roll", place, read)
      return []
    }),
  )
}

/** One voter, or why the row cannot be used. */
function readRow(
  record: CsvRecord,
  names: Columns,
  keys: Pick<Keys, "tag">,
): Omit<RollRecord, "place"> | string {
  function text(column: keyof Columns): string {
    const name = names[column]
    return name === undefined ? "" : (record[name] ?? "")
  }
  const iin = parseIin(text("iin"))
  const [family, settlement, district] = [text("family"), text("settlement"), text("district")]
  const votesFrom = text("votesFrom")
  if (!iin.ok) return "has no IIN that could be one"
  if (family === "") return "has no surname"
  if (settlement === "") return "has no settlement"
  if (district === "") return "names no district"
  if (votesFrom !== "" && !isDay(votesFrom)) return "votes_from is no day of the calendar"
  const tags = rollTags(keys, { iin: iin.value, family, settlement })
  return { ...tags, district, votesFrom: votesFrom === "" ? null : votesFrom }
}
