import type { Judged } from "./check.ts"
import { conditions } from "./finding.ts"
import type { Condition, Finding } from "./finding.ts"
import { mostBehindMs } from "./log-conditions.ts"

interface Behind {
  readonly looks: number
  readonly behindMs: number
}

/** How much of what was found is told. */
const mostTold = 20

/** What was found. */
export function sayFound({ findings }: Judged): string[] {
  const told = findings.slice(0, mostTold)
  return [
    ...told.map(({ condition, words }) => `FOUND ${words} (must hold: ${conditions[condition]})`),
    ...(findings.length > mostTold ? [`and ${String(findings.length - mostTold)} more`] : []),
  ]
}

/** What was found, and how far nodes were behind. */
export function sayTried(tried: Judged & Behind): string[] {
  const { looks, behindMs } = tried
  return [
    ...sayFound(tried),
    `public numbers were read ${String(looks)} times; ${sayBehind(behindMs)}`,
  ]
}

interface Expected {
  readonly name: string
  readonly breaks: readonly Condition[]
}

/** What came of a program with a fault put in on purpose. */
export function sayMutant(
  mutant: Expected,
  { findings, behindMs = 0 }: Judged & Partial<Behind>,
): string {
  const by = [...countsOf(findings)].map(([condition, many]) => `${condition} ${String(many)}`)
  const isRight = isCaught(mutant, { findings })
  if (mutant.breaks.length === 0) {
    const borne = isRight ? "borne" : `NOT BORNE (${by.join(", ")})`
    return `${mutant.name}: ${borne}, ${sayBehind(behindMs)}`
  }
  if (isRight) return `mutant ${mutant.name}: caught (by ${by.join(", ")})`
  return `mutant ${mutant.name}: MISSED (looked for ${mutant.breaks.join(", ")}; found ${by.join(", ") || "nothing"})`
}

/** Whether a fault was found by what must find it, or borne where it must be. */
export function isCaught({ breaks }: Expected, { findings }: Pick<Judged, "findings">): boolean {
  const found = countsOf(findings)
  return breaks.length === 0 ? found.size === 0 : breaks.some((condition) => found.has(condition))
}

/** Tells whether a site found by itself that its record is ahead of its database, and signs nothing any more. */
export function hasClosedItsLog(fault: unknown): boolean {
  return fault instanceof Error && fault.message.includes("the log is closed")
}

function countsOf(findings: readonly Finding[]): ReadonlyMap<Condition, number> {
  const counts = new Map<Condition, number>()
  for (const { condition } of findings) counts.set(condition, (counts.get(condition) ?? 0) + 1)
  return counts
}

function sayBehind(ms: number): string {
  return `no node was behind for more than ${String(Math.round(ms))} ms (limit ${String(mostBehindMs)})`
}
