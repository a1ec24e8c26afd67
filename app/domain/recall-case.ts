import type { MandateKind } from "./mandate.ts"
import type { Provision } from "./provision.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"

/** What is known of a case. What is left out is not assessed. Numbers are whole and not negative. */
export interface RecallFacts {
  /** First day of the mandate, and its last. */
  readonly electedOn?: Day | undefined
  readonly termEndsOn?: Day | undefined
  /** The day on which a recall is to be started. */
  readonly on?: Day | undefined
  readonly mandate?: MandateKind | undefined
  readonly office?: string | undefined
  /** Publication of the result of the latest vote that kept the mandate. */
  readonly lastFailedVoteOn?: Day | undefined
  /** The day of the event that starts the signing period, as registration by the commission. */
  readonly registeredOn?: Day | undefined
  readonly electorate?: number | undefined
  /** The day of whose register `electorate` is; left out: that of the day the law counts. */
  readonly electorateOn?: Day | undefined
  /** Of the election by which the seat was last filled. */
  readonly winnerVotes?: number | undefined
  readonly votesCast?: number | undefined
  /** Per area, where a law asks a least part in several: what is measured against there, and the signatures. */
  readonly areas?: readonly { readonly base: number; readonly signatures: number }[] | undefined
  /** Which stage of collecting, from 1; left out: the last. */
  readonly stage?: number | undefined
  readonly signatures?: number | undefined
  readonly turnedOut?: number | undefined
  readonly forRecall?: number | undefined
  readonly againstRecall?: number | undefined
}

/** Each value is null where it was not asked, cannot be told, or stands in `notEstablished`. */
export interface Finding {
  readonly recallable: boolean | null
  readonly refusals: readonly Refusal[] | null
  /** First and last day on which a recall may be started. */
  readonly opensOn: Day | null
  readonly closesOn: Day | null
  readonly signaturesNeeded: number | null
  /** Last day on which a signature counts. */
  readonly signingEndsOn: Day | null
  readonly sufficient: boolean | null
  readonly turnoutNeeded: number | null
  readonly voteValid: boolean | null
  readonly recalled: boolean | null
}

/** Reads a rule, and is noted as read: its value, or null where there is none. */
export type Read = <Value>(rule: Provision<Value>) => Value | null

/**
 * Finds one value of a case; null where the facts do not suffice. Reads no more rules than it needs: an
 * answer that stands whatever a rule says must not read that rule.
 */
export type Assess<Value> = (rules: RuleSet, facts: RecallFacts, read: Read) => Value | null
