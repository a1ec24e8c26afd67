import type { MandateKind, Span } from "./mandate.ts"
import { articleOf } from "./provision.ts"
import type { Provision } from "./provision.ts"
import { assess } from "./recall-rule.ts"
import type { Assessment } from "./recall-rule.ts"
import { recallTransitions } from "./recall.ts"
import type { RecallActor, RecallState, RecallTransition } from "./recall.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome, Refusal } from "#app/lib/outcome.ts"

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
  const impossible = refuseDay(facts, entry.on) ?? refuseFigures(facts.state, entry)
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

function refuseFigures(from: RecallState, { to, figures }: RecallEntry) {
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

/** An application filed on a day on which the law lets nobody start a recall. */
function startRefusal({ to }: RecallEntry, { refusals }: Assessment): Refusal | undefined {
  return to === "applied" ? refusals[0] : undefined
}

type Reckoned = Pick<Assessment, "sufficient" | "voteValid" | "recalled" | "signaturesNeeded">

/** The former wording's answers where the one in force has none. */
function lastKnown(assessment: Assessment): Assessment {
  const { lastKnown } = assessment
  return { ...assessment, ...lastKnown, refusals: lastKnown.refusals ?? assessment.refusals }
}

function isUnlikeLastKnown(facts: DriveFacts, entry: RecallEntry, assessment: Assessment): boolean {
  const former = lastKnown(assessment)
  return Boolean(startRefusal(entry, former) ?? contradiction(facts, entry, former))
}

/** What the law's arithmetic says against a result, if it says anything. */
function contradiction(
  { state, ruleSet }: DriveFacts,
  { to, figures }: RecallEntry,
  reckoned: Reckoned,
): Refusal | undefined {
  if (state === "checking") return againstCheck(ruleSet, to, figures, reckoned)
  return state === "vote-called" ? againstVote(ruleSet, to, reckoned) : undefined
}

function againstCheck(
  ruleSet: RuleSet,
  to: RecallState,
  { signatures }: RecallFigures,
  { sufficient, signaturesNeeded }: Reckoned,
): Refusal | undefined {
  if (sufficient === null || sufficient === (to !== "lapsed")) return undefined
  const stage = ruleSet.stages.at(-1)
  return {
    code: "result-contradicts-law",
    article: stage && articleOf(stage.needed),
    details: { needed: signaturesNeeded ?? 0, given: signatures ?? 0 },
  }
}

function againstVote(
  { turnout, majority }: RuleSet,
  to: RecallState,
  { voteValid, recalled }: Reckoned,
): Refusal | undefined {
  if (voteValid === false || to === "vote-invalid") {
    const agree = voteValid === null || (voteValid === false) === (to === "vote-invalid")
    return agree ? undefined : { code: "result-contradicts-law", article: articleOf(turnout) }
  }
  if (recalled === null || recalled === (to === "recalled")) return undefined
  return { code: "result-contradicts-law", article: articleOf(majority) }
}

/** The article that orders a step, where the rule set names one. */
export function articleOfStep(ruleSet: RuleSet, from: RecallState, to: RecallState): string | null {
  return articleOf(ruleOfStep(ruleSet, from, to)) ?? null
}

function ruleOfStep(ruleSet: RuleSet, from: RecallState, to: RecallState) {
  const stage = ruleSet.stages.at(-1)
  const rules: Partial<Record<RecallState, Provision<unknown> | undefined>> = {
    applied: ruleSet.initiator,
    refused: ruleSet.registration,
    collecting: from === "refused" ? ruleSet.appeal : ruleSet.registration,
    checking: stage?.check,
    "vote-called": ruleSet.call,
  }
  if (to === "handed-in") return ruleSet.form
  if (to === "lapsed" && stage) return stage.needed
  if (to === "vote-invalid") return ruleSet.turnout
  return rules[to] ?? ruleSet.majority
}
