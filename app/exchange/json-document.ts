import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** A JSON object before anything is known of it. */
export type Raw = Readonly<Record<string, unknown>>

/** Why a file cannot be read as a whole: one sentence, in `details.reason`. */
export type Unreadable = "unreadable"

/**
 * Reads JSON (RFC 8259).
 * Refuses an empty text and what does not parse, such as a file cut short.
 */
export function parseJsonDocument(text: string): Outcome<unknown, Unreadable> {
  if (text.trim() === "") return unreadable("the file is empty")
  try {
    return accept(JSON.parse(text) as unknown)
  } catch (fault) {
    return unreadable(`not JSON: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
}

/** Refuses a file as a whole, with one sentence that says why. */
export function unreadable(reason: string): ReturnType<typeof refuse<Unreadable>> {
  return refuse("unreadable", { details: { reason } })
}

/** Tells whether a JSON value is an object, and no list. */
export function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** The list under a key; empty where there is none. */
export function listOf(record: Raw, key: string): readonly unknown[] {
  const list = record[key]
  return Array.isArray(list) ? (list as unknown[]) : []
}

/** A JSON pointer one step deeper (RFC 6901). */
export function pointer(base: string, step: string | number): string {
  return `${base}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`
}

const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/** Tells whether a record holds text that no database keeps as it is: U+0000 or half a surrogate pair. */
export function isUnstorable(record: unknown): boolean {
  return unstorable.test(JSON.stringify(record))
}
