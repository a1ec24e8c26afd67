import { decideLength } from "./text.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Characters of a reply to a finding, both ends included. */
export const findingReplyLimits = { least: 20, most: 2000 } as const

/**
 * Decides whether a reply to a finding is taken. It stands beside the finding and neither needs its
 * consent nor changes it.
 */
export function decideFindingReply(
  text: string,
): Outcome<string, "text-too-short" | "text-too-long"> {
  return decideLength("text", text, findingReplyLimits)
}
