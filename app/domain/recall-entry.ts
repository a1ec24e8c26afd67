import type { MandateKind, Span } from "./mandate.ts"
import { refuseFigures } from "./recall-figures.ts"
import type { RecallFigures } from "./recall-figures.ts"
import { contradiction, isUnlikeLastKnown, startRefusal } from "./recall-objection.ts"
import { assess } from "./recall-rule.ts"
import type { Assessment } from "./recall-rule.ts"
import { articleOfStep } from "./recall-step-article.ts"
import { recallTransitions } from "./recall.ts"
import type { RecallActor, RecallState, RecallTransition } from "./recall.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

export { figuresNeeded } from "./recall-figures.ts"
export type { RecallFigures } from "./recall-figures.ts"

/** A step of the statute's drive as it happened outside: when, and in what numbers. */
export interface RecallEntry {
  readonly to: RecallState
  /** Who took the step in law: one end may come by several hands. */
  readonly by: RecallActor
  readonly on: Day
  readonly figures: RecallFigures
}

/** What the rule looks at: where the drive stands, the law, the seat. */
export interface DriveFacts {
  readonly state: RecallState
  /** Day of the latest entry; null before the first. */
  readonly lastOn: Day | null
  /** Day on which the recall was registered, where it was. */
  readonly registeredOn: Day | null
  readonly ruleSet: RuleSet
  readonly term: Span
  readonly kind: MandateKind | null
  /** Publication of the latest vote that kept this mandate. */
  readonly lastFailedVoteOn: Day | null
  readonly today: Day
}

/** A step that may be entered, and what the law says of it. */
export interface DecidedEntry extends RecallTransition {
  readonly article: string | null
  /** What the law's own arithmetic gives; it contradicts nothing that is in force. */
  readonly assessment: Assessment
  /** The former wording would have it otherwise: the one in force has not been read. */
  readonly unlikeLastKnown: boolean
}

export type EntryRefusal =
  | "recall-over"
  | "no-such-transition"
  | "no-legal-effect"
  | "day-in-future"
  | "day-before-last"
  | "figures-missing"
  | "figures-impossible"
  | "result-contradicts-law"

/** The steps that people may enter from a state: all but those of the clock and of the system. */
export function enterableSteps(from: RecallState): readonly RecallTransition[] {
  return recallTransitions.filter(
    (way) => way.from === from && way.by !== "clock" && way.by !== "system",
  )
}

/**
 * Decides whether a step of the statute's drive may be entered as told.
 *
 * A step is a fact of the world: a late one is entered all the same. What cannot be is refused: a day in
 * the future or before the step before, numbers that exceed one another, and a result that the law in force
 * contradicts, with the article. Where the wording in force has not been read, nothing is contradicted;
 * `unlikeLastKnown` tells that the former wording would have it otherwise.
 */
export function decideRecallEntry(
  facts: DriveFacts,
  entry: RecallEntry,
): Outcome<DecidedEntry, EntryRefusal | (string & {})> {
  const step = findStep(facts, entry)
  if (!step.ok) return step
  const impossible =
    refuseDay(facts, entry.on) ?? refuseFigures(facts.state, entry.to, entry.figures)
  if (impossible) return impossible
  const assessment = assess(facts.ruleSet, caseOf(facts, entry))
  const unlawful = startRefusal(entry, assessment) ?? contradiction(facts, entry, assessment)
  if (unlawful) return { ok: false, refusal: unlawful }
  return accept({
    ...step.value,
    article: articleOfStep(facts.ruleSet, facts.state, entry.to),
    assessment,
    unlikeLastKnown: isUnlikeLastKnown(facts, entry, assessment),
  })
}

function findStep({ state, ruleSet }: DriveFacts, { to, by }: RecallEntry) {
  if (ruleSet.legalEffect === "none") return refuse("no-legal-effect")
  const step = enterableSteps(state).find((way) => way.to === to && way.by === by)
  if (step) return accept(step)
  return refuse(enterableSteps(state).length === 0 ? "recall-over" : "no-such-transition")
}

function refuseDay({ today, lastOn }: DriveFacts, on: Day) {
  if (on > today) return refuse("day-in-future")
  if (lastOn !== null && on < lastOn) return refuse("day-before-last", { details: { day: lastOn } })
  return undefined
}

function caseOf(facts: DriveFacts, { to, on, figures }: RecallEntry) {
  const { electorate, signatures, turnedOut, forRecall, againstRecall } = figures
  const start = {
    on,
    electedOn: facts.term.from ?? undefined,
    termEndsOn: facts.term.to ?? undefined,
    mandate: facts.kind ?? undefined,
    lastFailedVoteOn: facts.lastFailedVoteOn ?? undefined,
  }
  return {
    ...(to === "applied" ? start : {}),
    registeredOn: facts.registeredOn ?? undefined,
    electorate: electorate ?? undefined,
    signatures: signatures ?? undefined,
    turnedOut: turnedOut ?? undefined,
    forRecall: forRecall ?? undefined,
    againstRecall: againstRecall ?? undefined,
  }
}
