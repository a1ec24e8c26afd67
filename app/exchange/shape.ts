import { z } from "zod"
import { isDay, isPartialDay } from "#app/lib/day.ts"
import { isRaw, isUnstorable } from "./json-document.ts"
import type { Raw } from "./json-document.ts"
import type { Identifier } from "./subject.ts"
import type { Tally } from "./tally.ts"

/** A text or number; absent, null and blank alike are null. `0` is a value: Popolo's party "0" exists. */
export const optionalText = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => {
    const text = value === null || value === undefined ? "" : String(value).trim()
    return text === "" ? null : text
  })

/** A count of votes, as both databases' integers hold it. */
export const count = z.coerce.number().int().min(0).max(2_147_483_647)

/** Fields that are not lists are taken as empty lists: the record's other fields are worth keeping. */
export const lenientList = z
  .unknown()
  .optional()
  .transform((value) => (Array.isArray(value) ? (value as unknown[]) : []))

/** One sentence of what zod found wrong. */
export function sayIssues(error: z.ZodError): string {
  return error.issues
    .map((issue) => [issue.path.join("."), issue.message].filter(Boolean).join(": "))
    .join("; ")
}

/** What a record says beyond the keys that have a column. Absent, null and empty values are left out. */
export function leftOver(record: Raw, mapped: readonly string[]): Record<string, unknown> {
  const known = new Set(mapped)
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => !known.has(key) && !isEmpty(value)),
  )
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0)
}

/**
 * A day known in full or in part. A time of day behind a whole day is cut off and, like a text that is
 * no day at all, kept in `extra`; the latter with a warning.
 */
export function readDay(
  key: string,
  value: string | null,
  extra: Record<string, unknown>,
  warn: (reason: string) => void,
): string | null {
  if (value === null) return null
  const [day, time] = [value.slice(0, 10), value.slice(10)]
  if (time === "" && isPartialDay(day)) return day
  extra[key] = value
  if (/^[T ]\d\d:/.test(time) && isDay(day)) return day
  warn(`${key} "${value}" is no day of the calendar: kept unread`)
  return null
}

const moment =
  /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]([01]\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

/** A day, or a day with a time, with or without zone, exactly as the source writes it. Else as `readDay`. */
export function readMoment(
  key: string,
  value: string | null,
  extra: Record<string, unknown>,
  warn: (reason: string) => void,
): string | null {
  if (value === null) return null
  const day = moment.exec(value)?.[1]
  if (day !== undefined && isPartialDay(day)) return value
  extra[key] = value
  warn(`${key} "${value}" is no day or time: kept unread`)
  return null
}

/** The entries of identifier lists; those without scheme or value are kept in `extra`. */
export function readIdentifiers(
  lists: readonly unknown[],
  extra: Record<string, unknown>,
): Identifier[] {
  const found: Identifier[] = []
  const kept: unknown[] = []
  for (const entry of lists) {
    const scheme = isRaw(entry) ? optionalText.safeParse(entry["scheme"]).data : null
    const value = isRaw(entry) ? optionalText.safeParse(entry["identifier"]).data : null
    const isWhole = isRaw(entry) && Object.keys(entry).length === 2
    if (scheme && value) found.push({ scheme, value })
    if (!scheme || !value || !isWhole) kept.push(entry)
  }
  if (kept.length > 0) extra["identifiers"] = kept
  return found
}

/** Parses one record by its shape; one that does not fit is rejected with every reason. */
export function parseRecord<Shape extends z.ZodType>(
  shape: Shape,
  record: unknown,
  kind: string,
  place: string,
  tally: Tally,
): z.output<Shape> | undefined {
  if (isUnstorable(record)) {
    tally.reject(kind, place, "holds U+0000 or half a character, which no database keeps")
    return undefined
  }
  const parsed = shape.safeParse(record)
  if (parsed.success) return parsed.data
  tally.reject(kind, place, sayIssues(parsed.error))
  return undefined
}
