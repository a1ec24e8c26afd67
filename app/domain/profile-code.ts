import { isPublicId } from "./public-id.ts"
import { day, later } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** When a code that is printed at an instant ends: 30 days later. */
export function codeExpiry(printedAt: Instant): Instant {
  return later(printedAt, 30 * day)
}

/** A code as a letter shows it: four groups of four, in capitals. */
export function formatCode(code: string): string {
  return (code.toUpperCase().match(/.{4}/g) ?? []).join("-")
}

/** A code as somebody types it from paper, with whatever stands between; undefined where it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .toLowerCase()
    .replace(/[\s\p{Pd}.]/gu, "")
    .replaceAll("o", "0")
    .replace(/[il]/g, "1")
  return isPublicId(code) ? code : undefined
}

/** A code as the rules look at it. */
export interface CodeTimes {
  readonly approvedAt: Instant | null
  readonly expiresAt: Instant | null
  readonly ending: string | null
}

/** Decides whether a letter with a code may be printed: agreed on by two, and not ended. */
export function decidePrinting(
  code: CodeTimes,
): Outcome<undefined, "code-not-approved" | "code-ended"> {
  if (code.ending !== null) return refuse("code-ended")
  return code.approvedAt === null ? refuse("code-not-approved") : accept(undefined)
}

/** Decides whether a code still works: once, until it ends, the last millisecond included. */
export function decideCode(
  { expiresAt, ending }: CodeTimes,
  now: Instant,
): Outcome<undefined, "code-ended"> {
  const works = ending === null && expiresAt !== null && now < expiresAt
  return works ? accept(undefined) : refuse("code-ended")
}
