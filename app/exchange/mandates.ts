import { z } from "zod"
import { mandateKinds } from "#app/domain/mandate.ts"
import { isDay } from "#app/lib/day.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { csvRecord } from "./csv-table.ts"
import type { CsvTable } from "./csv-table.ts"
import { isRaw, listOf, unreadable } from "./json-document.ts"
import type { Raw, Unreadable } from "./json-document.ts"
import { optionalText, parseRecord } from "./shape.ts"
import type { Tally } from "./tally.ts"

const day = optionalText.refine((text) => text === null || isDay(text), {
  message: "is no whole day (2028-03-18)",
})
const needed = z.string("is missing").trim().min(1, "is missing")

/** Our own form of a seat: the columns of a CSV and the keys of a JSON object are the same. */
const Seat = z
  .looseObject({
    id: optionalText,
    legislature: needed,
    legislature_name: optionalText,
    district: optionalText,
    district_name: optionalText,
    post: needed,
    kind: z.enum(mandateKinds, { message: `is none of ${mandateKinds.join(", ")}` }),
    rule_set: optionalText,
    term: optionalText,
    term_start: day,
    term_end: day,
  })
  .refine(({ kind, district }) => kind !== "district" || district !== null, {
    path: ["district"],
    message: "is missing: a seat of a district names it",
  })
  .refine(({ term_start, term_end }) => !term_start || !term_end || term_start <= term_end, {
    path: ["term_end"],
    message: "is before term_start",
  })

/** A seat as a file gives it, with the term that runs and the law that binds it. */
export interface MandateRecord {
  readonly place: string
  readonly seat: z.infer<typeof Seat>
}

/** The columns without which no seat can be read. */
const mandateColumns = ["legislature", "post", "kind"]

/** Maps a CSV of seats, one a row. Refuses a header that lacks a needed column. */
export function mapMandateTable(
  table: CsvTable,
  tally: Tally,
): Outcome<MandateRecord[], Unreadable> {
  const missing = mandateColumns.filter((name) => !table.header.includes(name))
  if (missing.length > 0) return unreadable(`lacks the columns ${missing.join(", ")}`)
  const rows = table.rows.map((row) => {
    return { place: `line ${row.line}`, raw: csvRecord(table.header, row) }
  })
  return accept(readAll(rows, tally))
}

/** Maps JSON seats: a list of objects, or an object with `mandates`. */
export function mapMandateDocument(
  parsed: unknown,
  tally: Tally,
): Outcome<MandateRecord[], Unreadable> {
  const isList = Array.isArray(parsed)
  const list = isList ? (parsed as unknown[]) : isRaw(parsed) ? listOf(parsed, "mandates") : []
  if (list.length === 0) {
    return unreadable("holds no mandates: neither a list nor an object with mandates")
  }
  const base = isList ? "" : "/mandates"
  const placed = list.map((raw, index) => {
    return { place: `${base}/${String(index)}`, raw: isRaw(raw) ? raw : undefined }
  })
  return accept(readAll(placed, tally))
}

function readAll(
  records: readonly { readonly place: string; readonly raw: Raw | undefined }[],
  tally: Tally,
): MandateRecord[] {
  tally.read("post", records.length)
  return records.flatMap(({ place, raw }) => {
    if (!raw) {
      tally.reject("post", place, "is no record, or has more cells than the header")
      return []
    }
    const seat = parseRecord(Seat, raw, "post", place, tally)
    return seat ? [{ place, seat }] : []
  })
}
