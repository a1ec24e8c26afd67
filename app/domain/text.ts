import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Least and most characters (Unicode code points after trimming), both included. */
export interface TextLimits {
  readonly least: number
  readonly most: number
}

/** A text as it is kept: trimmed, composed (NFC), line ends as `\n`. */
export function tidy(text: string): string {
  return text.normalize("NFC").replace(/\r\n?/g, "\n").trim()
}

/**
 * Accepts a text within its limits as it is kept. The refusal is `<field>-too-short` or
 * `<field>-too-long` and says the limit and the length.
 */
export function decideLength<Field extends string>(
  field: Field,
  text: string,
  { least, most }: TextLimits,
): Outcome<string, `${Field}-too-short` | `${Field}-too-long`> {
  const kept = tidy(text)
  const { length } = Array.from(kept)
  if (length < least) return refuse(`${field}-too-short`, { details: { least, length } })
  if (length > most) return refuse(`${field}-too-long`, { details: { most, length } })
  return accept(kept)
}
