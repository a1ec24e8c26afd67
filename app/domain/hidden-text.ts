import { isContentRule } from "./content-rule.ts"
import type { ContentRule } from "./content-rule.ts"
import { isDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

/** What stands in the place of a text that was hidden. */
export interface HiddenText {
  readonly rule: ContentRule
  /** The day on which it was hidden, in the country's time zone. */
  readonly on: Day
  /** SHA-256 of the text in UTF-8, as hexadecimal: whoever has the words can prove that it was these. */
  readonly sha256: string
}

/**
 * Stands before a stub alone: forms take the sign from what people write (parse-form.ts), so that nobody
 * can write a stub. It is U+FFFC, which Unicode has for what is not text.
 */
const sign = "\ufffc"

const form = new RegExp(
  `^${sign}hidden rule=([a-z-]+) on=(\\d{4}-\\d{2}-\\d{2}) sha256=([0-9a-f]{64})$`,
)

/**
 * The stub that is stored in a hidden text's own place, so that every page, feed, export and sheet shows
 * it without knowing of hiding. Programs read it as it is; pages say it in words.
 */
export function stubOf({ rule, on, sha256 }: HiddenText): string {
  return `${sign}hidden rule=${rule} on=${on} sha256=${sha256}`
}

/** What a stub says; undefined for any other text. */
export function readStub(text: string): HiddenText | undefined {
  const [, rule = "", on = "", sha256 = ""] = form.exec(text) ?? []
  return isContentRule(rule) && isDay(on) ? { rule, on, sha256 } : undefined
}

/** Tells whether a text was hidden. */
export function isHidden(text: string): boolean {
  return readStub(text) !== undefined
}
