import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/**
 * Lengths in characters (Unicode code points after trimming, both ends included). The title fits a mail
 * subject and a phone's screen; the statement is one printed page beside the reply of equal length.
 */
export const petitionTextLimits = {
  title: { least: 10, most: 120 },
  statement: { least: 50, most: 2000 },
} as const

export interface PetitionText {
  readonly title: string
  readonly statement: string
}

export type TextRefusal =
  "title-too-short" | "title-too-long" | "statement-too-short" | "statement-too-long"

/** Accepts a petition's text as it is kept: trimmed, composed (NFC), line ends as `\n`; or names the length that is off. */
export function decideText(text: PetitionText): Outcome<PetitionText, TextRefusal> {
  const kept = { title: tidy(text.title).replace(/\s+/g, " "), statement: tidy(text.statement) }
  for (const field of ["title", "statement"] as const) {
    const { least, most } = petitionTextLimits[field]
    const { length } = Array.from(kept[field])
    if (length < least) return refuse(`${field}-too-short`, { details: { least, length } })
    if (length > most) return refuse(`${field}-too-long`, { details: { most, length } })
  }
  return accept(kept)
}

function tidy(text: string): string {
  return text.normalize("NFC").replace(/\r\n?/g, "\n").trim()
}
