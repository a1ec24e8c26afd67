import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/** Why a line is read a second time: chosen by lot, or the first reader could not read it. */
export const rekeyCauses = ["lot", "unclear"] as const
export type RekeyCause = (typeof rekeyCauses)[number]

/** How many of so many lines are read a second time: a tenth, rounded up. */
export function tenthOf(lines: number): number {
  return Math.ceil(lines / 10)
}

/** Which of two readings stands, or neither. */
export const lineChoices = ["first", "second", "illegible"] as const
export type LineChoice = (typeof lineChoices)[number]

/** Who read a line, by account. */
export interface Readers {
  readonly first: number
  readonly second: number
}

export type RekeyRefusal = "own-batch" | "line-not-waiting"

/** Decides whether somebody may read a line a second time: another person than the first, once. */
export function decideRekey(
  line: { readonly isWaiting: boolean; readonly firstReader: number },
  actorId: number,
): Outcome<undefined, RekeyRefusal> {
  if (line.firstReader === actorId) return refuse("own-batch")
  return line.isWaiting ? accept(undefined) : refuse("line-not-waiting")
}

/** What somebody holds to be right where two readings differ. */
export interface Opinion {
  readonly accountId: number
  readonly choice: LineChoice
}

/**
 * What stands where two readings differ: a third person's word, or what both readers say alike. Undefined
 * while neither has come; where the two hold to different ones, it waits for a third person.
 */
export function settledChoice(
  { first, second }: Readers,
  opinions: readonly Opinion[],
): LineChoice | undefined {
  const third = opinions.find(({ accountId }) => accountId !== first && accountId !== second)
  if (third) return third.choice
  const one = opinions.find(({ accountId }) => accountId === first)
  const other = opinions.find(({ accountId }) => accountId === second)
  return one && one.choice === other?.choice ? one.choice : undefined
}
