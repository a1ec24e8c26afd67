/** Why moderators do not admit a petition: each is a rule that stands on the page about petitions. */
export const rejectionCodes = [
  "beyond-grounds",
  "personal-data",
  "insult",
  "call-to-offence",
  "not-this-mandate",
  "unreadable",
] as const

export type RejectionCode = (typeof rejectionCodes)[number]

/** Tells whether a text, such as a value from the database, is a reason for rejection. */
export function isRejectionCode(text: string): text is RejectionCode {
  return (rejectionCodes as readonly string[]).includes(text)
}
