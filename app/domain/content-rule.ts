/**
 * The rules under which a text is hidden or a petition removed, in the order of the public list. A rule
 * keeps its number for good: stubs and the ledger name it, so that new ones are only added at the end.
 */
export const contentRules = [
  "personal-data",
  "court-order",
  "insult",
  "false",
  "not-word-for-word",
  "copyright",
  "call-to-offence",
] as const

export type ContentRule = (typeof contentRules)[number]

/** Tells whether a text, such as a value from the database, is a rule. */
export function isContentRule(text: string): text is ContentRule {
  return (contentRules as readonly string[]).includes(text)
}

/** The number of a rule on the public list: 1 for the first. */
export function ruleNumber(rule: ContentRule): number {
  return contentRules.indexOf(rule) + 1
}

/** Rules whose breach has to leave public view within one working day (Law 94-V of 21.05.2013, art. 6). */
export const urgentRules: readonly ContentRule[] = ["personal-data", "court-order"]
