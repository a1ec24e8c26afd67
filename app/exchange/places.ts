import { z } from "zod"
import { houseNumbers } from "#app/domain/house-numbers.ts"
import { placeKinds } from "#app/domain/place.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { csvRecord } from "./csv-table.ts"
import type { CsvTable } from "./csv-table.ts"
import { unreadable } from "./json-document.ts"
import type { Unreadable } from "./json-document.ts"
import { optionalText, parseRecord } from "./shape.ts"
import type { Tally } from "./tally.ts"

const needed = z.string("is missing").trim().min(1, "is missing").max(200, "is too long")

/** The columns of our own CSV of places. */
const Place = z
  .object({
    id: optionalText,
    kind: z.enum(placeKinds, { message: `is none of ${placeKinds.join(", ")}` }),
    name: needed,
    name_kk: optionalText,
    name_ru: optionalText,
    name_en: optionalText,
    settlement: optionalText,
    houses: optionalText.refine((text) => text === null || houseNumbers(text) !== undefined, {
      message: "is no list of houses (14, 14а; 1-45 odd; 2-38 even)",
    }),
    address: optionalText,
    district: needed,
    kato: optionalText.refine((text) => text === null || /^\d{9}$/.test(text), {
      message: "is no code of nine digits",
    }),
  })
  .refine(({ kind, settlement }) => kind !== "street" || settlement !== null, {
    path: ["settlement"],
    message: "is missing: a street lies in one",
  })

export type PlaceRow = z.infer<typeof Place>

/** A place as a file gives it, and where in the file. */
export interface PlaceRecord {
  readonly place: string
  readonly row: PlaceRow
}

const columns = Object.keys(Place.shape)
const neededColumns = ["kind", "name", "district"]

/** Maps a CSV of places, one a row. Refuses a header that lacks a needed column; other columns are told of. */
export function mapPlaces(table: CsvTable, tally: Tally): Outcome<PlaceRecord[], Unreadable> {
  const missing = neededColumns.filter((name) => !table.header.includes(name))
  if (missing.length > 0) return unreadable(`lacks the columns ${missing.join(", ")}`)
  const unused = table.header.filter((name) => name !== "" && !columns.includes(name))
  if (unused.length > 0) tally.warn("line 1", `columns not kept: ${unused.join(", ")}`)
  tally.read("place", table.rows.length)
  const records = table.rows.flatMap((cells) => {
    const place = `line ${cells.line}`
    const raw = csvRecord(table.header, cells)
    if (!raw) {
      tally.reject("place", place, "has more cells than the header")
      return []
    }
    const row = parseRecord(Place, raw, "place", place, tally)
    return row ? [{ place, row }] : []
  })
  return accept(records)
}

/** A place's names by language. */
export function namesOfPlace(row: PlaceRow): { readonly lang: string; readonly text: string }[] {
  return (["kk", "ru", "en"] as const).flatMap((lang) => {
    const text = row[`name_${lang}`]
    return text === null ? [] : [{ lang, text }]
  })
}
