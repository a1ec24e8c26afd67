import { nextStep, replyDueOn, signingEndsOn } from "./petition-path.ts"
import type { PetitionProcedure } from "./petition-path.ts"
import type { PetitionState } from "./petition-state.ts"
import { decideText } from "./petition-text.ts"
import type { PetitionText, TextRefusal } from "./petition-text.ts"
import { mandateSpan } from "./mandate.ts"
import type { MandateDates } from "./mandate.ts"
import type { Rating } from "./rating.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome, Refusal } from "#app/lib/outcome.ts"

/** A promise cited as a ground, with the verdict that stands today. */
export interface Ground {
  readonly pledgeId: number
  readonly personId: number
  readonly verdict: { readonly id: number; readonly rating: Rating } | null
}

export interface OpeningFacts {
  readonly text: PetitionText
  readonly deputyId: number
  readonly mandate: MandateDates
  readonly grounds: readonly Ground[]
  /** Public id of the deputy's live petition, if there is one. */
  readonly livePetition: string | null
  readonly procedure: PetitionProcedure
  /** Why the rule set allows no recall now (recall-rule.ts `assess`); empty where it allows it or is advisory. */
  readonly recallRefusals: readonly Refusal[]
}

/** What is stored when a petition is submitted. The dates belong to the state it enters and are else null. */
export interface Opening {
  readonly text: PetitionText
  readonly state: PetitionState
  readonly grounds: readonly { readonly pledgeId: number; readonly verdictId: number }[]
  readonly replyDueOn: Day | null
  readonly openedAt: Instant | null
  readonly closesOn: Day | null
}

export type OpeningRefusal =
  | TextRefusal
  | "mandate-over"
  | "mandate-not-begun"
  | "live-petition-exists"
  | "no-grounds"
  | "ground-twice"
  | "ground-of-another-deputy"
  | "ground-without-verdict"
  | "ground-not-broken"

/**
 * Decides whether a petition may be submitted, and into which state it goes.
 *
 * Nobody is accused freely: each ground is a promise of this very deputy whose current verdict is
 * `broken`, and the verdict is pinned by its id. A refusal of the rule set (closed period, list mandate)
 * comes through with its own code and article.
 */
export function decideOpening(facts: OpeningFacts, now: Instant): Outcome<Opening> {
  const text = decideText(facts.text)
  if (!text.ok) return text
  const forbidden = seatRefusal(facts, now) ?? facts.recallRefusals[0]
  if (forbidden) return { ok: false, refusal: forbidden }
  const grounds = decideGrounds(facts.grounds, facts.deputyId)
  if (!grounds.ok) return grounds
  const state = nextStep(facts.procedure, "draft") ?? "open"
  return accept({ text: text.value, state, grounds: grounds.value, ...datesOf(state, facts, now) })
}

function seatRefusal(facts: OpeningFacts, now: Instant): Refusal<OpeningRefusal> | undefined {
  const today = dayIn(facts.procedure.timeZone, now)
  const { from, to } = mandateSpan(facts.mandate)
  if (to !== null && today > to) return { code: "mandate-over", details: { day: to } }
  if (from !== null && today < from) return { code: "mandate-not-begun", details: { day: from } }
  if (facts.livePetition === null) return undefined
  return { code: "live-petition-exists", details: { petition: facts.livePetition } }
}

/** Accepts grounds that are promises of this very deputy, each once, each rated broken; pins their verdicts. */
export function decideGrounds(
  grounds: readonly Ground[],
  deputyId: number,
): Outcome<{ pledgeId: number; verdictId: number }[], OpeningRefusal> {
  if (grounds.length === 0) return refuse("no-grounds")
  const pinned = new Map<number, number>()
  for (const { pledgeId, personId, verdict } of grounds) {
    if (pinned.has(pledgeId)) return refuse("ground-twice", { details: { pledgeId } })
    if (personId !== deputyId) return refuse("ground-of-another-deputy", { details: { pledgeId } })
    if (!verdict) return refuse("ground-without-verdict", { details: { pledgeId } })
    if (verdict.rating !== "broken") return refuse("ground-not-broken", { details: { pledgeId } })
    pinned.set(pledgeId, verdict.id)
  }
  return accept([...pinned].map(([pledgeId, verdictId]) => ({ pledgeId, verdictId })))
}

function datesOf(state: PetitionState, { procedure }: OpeningFacts, now: Instant) {
  return {
    replyDueOn: state === "reply-window" ? replyDueOn(procedure, now) : null,
    openedAt: state === "open" ? now : null,
    closesOn: state === "open" ? signingEndsOn(procedure, now) : null,
  }
}
