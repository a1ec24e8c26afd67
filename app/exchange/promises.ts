import { z } from "zod"
import { horizonKinds, powers } from "#app/domain/pledge.ts"
import type { Rating } from "#app/domain/rating.ts"
import { isDay, isPartialDay } from "#app/lib/day.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { csvRecord } from "./csv-table.ts"
import type { CsvTable } from "./csv-table.ts"
import { isRaw, listOf, unreadable } from "./json-document.ts"
import type { Raw, Unreadable } from "./json-document.ts"
import { leftOver, optionalText, parseRecord } from "./shape.ts"
import type { Tally } from "./tally.ts"

const day = optionalText.refine((text) => text === null || isPartialDay(text), {
  message: "is no day of the calendar (2026, 2026-03 or 2026-03-04)",
})

/** A text that no promise can do without. */
const needed = optionalText.refine((text) => text !== null, { message: "is missing" })

/** Our own form of a promise: the columns of a CSV and the keys of a JSON object are the same. */
const Promised = z.looseObject({
  id: optionalText,
  person: needed,
  text: needed,
  lang: z
    .string("is missing")
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { message: "is no language tag such as kk or ru" }),
  said_on: day,
  due_on: day,
  horizon: optionalText.refine((text) => text === null || isHorizon(text), {
    message: `is none of ${horizonKinds.join(", ")}`,
  }),
  horizon_event: optionalText,
  power: z.enum(powers, { message: `is none of ${powers.join(", ")}` }),
  category: optionalText,
  source_url: z.url({ protocol: /^https?$/, message: "is no http address" }),
  source_title: optionalText,
  captured_on: z.string("is missing").refine(isDay, { message: "is no whole day (2026-03-04)" }),
})

function isHorizon(text: string): boolean {
  return horizonKinds.some((kind) => kind === text)
}

/** A source beside the first. */
export interface FurtherSource {
  readonly url: string
  readonly title: string | null
}

/** What another tracker says of a promise, in its own word; never a finding of ours. */
export interface TheirRating {
  readonly label: string
  readonly as: Rating | null
  readonly by: string
}

/** A promise as a file gives it. Whose it is and whether it may be recorded is decided where people are known. */
export interface PromiseRecord {
  readonly place: string
  readonly promise: z.infer<typeof Promised>
  readonly extra: Readonly<Record<string, unknown>>
  readonly further: readonly FurtherSource[]
  readonly theirs: TheirRating | null
}

/** The columns without which no promise can be read. */
export const promiseColumns = ["person", "text", "lang", "power", "source_url", "captured_on"]

/** Maps a CSV of promises, one a row. Refuses a header that lacks a needed column. */
export function mapPromiseTable(
  table: CsvTable,
  tally: Tally,
): Outcome<PromiseRecord[], Unreadable> {
  const missing = promiseColumns.filter((name) => !table.header.includes(name))
  if (missing.length > 0) return unreadable(`lacks the columns ${missing.join(", ")}`)
  const placed = table.rows.map((row) => ({
    place: `line ${row.line}`,
    raw: csvRecord(table.header, row),
  }))
  return accept(readAll(placed, tally))
}

/** Maps JSON promises: a list of objects, or an object with `promises`. */
export function mapPromiseDocument(
  parsed: unknown,
  tally: Tally,
): Outcome<PromiseRecord[], Unreadable> {
  const isList = Array.isArray(parsed)
  const list = isList ? (parsed as unknown[]) : isRaw(parsed) ? listOf(parsed, "promises") : []
  if (list.length === 0)
    return unreadable("holds no promises: neither a list nor an object with promises")
  const base = isList ? "" : "/promises"
  return accept(
    readAll(
      list.map((raw, index) => ({ place: `${base}/${index}`, raw: isRaw(raw) ? raw : undefined })),
      tally,
    ),
  )
}

function readAll(
  records: readonly { place: string; raw: Raw | undefined }[],
  tally: Tally,
): PromiseRecord[] {
  tally.read("pledge", records.length)
  return records.flatMap(({ place, raw }) => {
    if (!raw) {
      tally.reject("pledge", place, "is no record, or has more cells than the header")
      return []
    }
    return readPromise(place, raw, tally) ?? []
  })
}

/** Reads one promise of our own form; undefined where it is none, and then the tally says why. */
export function readPromise(place: string, raw: Raw, tally: Tally): PromiseRecord | undefined {
  const promise = parseRecord(Promised, raw, "pledge", place, tally)
  if (!promise) return undefined
  const extra = leftOver(raw, Object.keys(Promised.shape))
  return { place, promise, extra, further: [], theirs: null }
}
