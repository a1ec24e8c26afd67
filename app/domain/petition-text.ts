import { decideLength } from "./text.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/**
 * Lengths in characters, both ends included. The title fits a mail's subject and a phone's screen; the
 * statement is one printed page beside the reply of equal length.
 */
export const petitionTextLimits = {
  title: { least: 10, most: 120 },
  statement: { least: 50, most: 2000 },
} as const

/** The deputy's reply to a petition may be as long as the statement it answers. */
export const replyLimits = { least: 1, most: petitionTextLimits.statement.most } as const

export interface PetitionText {
  readonly title: string
  readonly statement: string
}

export type TextRefusal =
  "title-too-short" | "title-too-long" | "statement-too-short" | "statement-too-long"

/** Accepts a petition's text as it is kept, the title on one line; or names the length that is off. */
export function decideText(text: PetitionText): Outcome<PetitionText, TextRefusal> {
  const oneLine = text.title.replace(/\s+/g, " ")
  const title = decideLength("title", oneLine, petitionTextLimits.title)
  if (!title.ok) return title
  const statement = decideLength("statement", text.statement, petitionTextLimits.statement)
  if (!statement.ok) return statement
  return accept({ title: title.value, statement: statement.value })
}
