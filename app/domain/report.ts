import { urgentRules } from "./content-rule.ts"
import { decideLength } from "./text.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Why somebody reports a text. All but `other` are rules of content-rule.ts too. */
export const reportReasons = [
  "personal-data",
  "insult",
  "false",
  "not-word-for-word",
  "copyright",
  "court-order",
  "other",
] as const

export type ReportReason = (typeof reportReasons)[number]

/** Why moderators leave a reported text as it is. */
export const dismissReasons = [
  "no-breach",
  "public-duty",
  "word-for-word",
  "source-stands",
  "for-another-office",
  "not-clear",
] as const

export type DismissReason = (typeof dismissReasons)[number]

/** Characters of the words that say what is wrong, and of those with which it is answered. */
export const reportLimits = { least: 10, most: 1000 } as const

/** Tells whether a text, such as a value from the database, is a reason. */
export function isReportReason(text: string): text is ReportReason {
  return (reportReasons as readonly string[]).includes(text)
}

/** Tells whether a text is a reason to dismiss. */
export function isDismissReason(text: string): text is DismissReason {
  return (dismissReasons as readonly string[]).includes(text)
}

/** Reports whose matter has to be out of public view within one working day. */
export function isUrgent(reason: ReportReason): boolean {
  return urgentRules.some((rule) => rule === reason)
}

/** Decides whether a report says enough to be looked into. */
export function decideReport(
  words: string,
): Outcome<{ readonly words: string }, "words-too-short" | "words-too-long"> {
  const kept = decideLength("words", words, reportLimits)
  return kept.ok ? { ok: true, value: { words: kept.value } } : kept
}
