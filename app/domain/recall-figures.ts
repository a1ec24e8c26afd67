import type { RecallState } from "./recall.ts"
import { refuse } from "#app/lib/outcome.ts"

/** Numbers that a commission gives with a step: whole, not negative; null where the step has none. */
export interface RecallFigures {
  /** Voters of the district as the commission counts them at this step: the base may have moved. */
  readonly electorate: number | null
  /** Signatures found good. */
  readonly signatures: number | null
  readonly turnedOut: number | null
  readonly forRecall: number | null
  readonly againstRecall: number | null
}

/** What each step must be entered with. */
const figuresOf: Partial<Record<RecallState, readonly (keyof RecallFigures)[]>> = {
  "vote-called": ["electorate", "signatures"],
  recalled: ["electorate", "turnedOut", "forRecall", "againstRecall"],
  retained: ["electorate", "turnedOut", "forRecall", "againstRecall"],
  "vote-invalid": ["electorate", "turnedOut", "forRecall", "againstRecall"],
}

/** The numbers that a step from one state to another is entered with; none for most. */
export function figuresNeeded(
  from: RecallState,
  to: RecallState,
): readonly (keyof RecallFigures)[] {
  if (from === "checking") return ["electorate", "signatures"]
  return figuresOf[to] ?? []
}

/** Why numbers cannot stand with a step: one is missing, or a part exceeds its whole; undefined where they can. */
export function refuseFigures(from: RecallState, to: RecallState, figures: RecallFigures) {
  const missing = figuresNeeded(from, to).some((name) => figures[name] === null)
  if (missing) return refuse("figures-missing")
  const { electorate, turnedOut, forRecall, againstRecall } = figures
  const voted = forRecall === null || againstRecall === null ? null : forRecall + againstRecall
  const impossible = electorate === 0 || exceeds(turnedOut, electorate) || exceeds(voted, turnedOut)
  return impossible ? refuse("figures-impossible") : undefined
}

function exceeds(part: number | null, whole: number | null): boolean {
  return part !== null && whole !== null && part > whole
}
