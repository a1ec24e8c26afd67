import { advisory, ruleSetFor } from "./binding-rule-set.ts"
import type { BoundMandate } from "./binding-rule-set.ts"
import { mandateSpan } from "./mandate.ts"
import type { MandateDates, Span } from "./mandate.ts"
import { articleOf, valueLastKnown } from "./provision.ts"
import { assess } from "./recall-rule.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"

/** What a reader is told of a mandate in one line: whether the law lets voters recall it, and when. */
export interface RecallOutlook {
  /**
   * `unbound`: nobody has said which law binds the seat. `none`: the law knows no recall of it.
   * `undated`: the law counts from the start of the term, and nobody has said when that was.
   */
  readonly status: "unbound" | "none" | "undated" | "not-yet" | "open" | "over"
  readonly ruleSet: string
  /** The article on the closed periods or on who may be recalled. */
  readonly article: string | null
  readonly opensOn: Day | null
  readonly closesOn: Day | null
  /** The days are those of the former wording: nobody has read the one in force. */
  readonly byLastKnown: boolean
  readonly term: Span
}

/** Reads the law that binds a mandate, as of a day. */
export function recallOutlook(
  mandate: BoundMandate & MandateDates,
  ruleSets: ReadonlyMap<string, RuleSet>,
  today: Day,
): RecallOutlook {
  const ruleSet = ruleSetFor(mandate, ruleSets, today)
  const term = mandateSpan(mandate)
  const base = { ruleSet: ruleSet.id, term, opensOn: null, closesOn: null, byLastKnown: false }
  if (ruleSet.id === advisory) {
    const named = mandate.ruleSet === null ? undefined : ruleSets.get(mandate.ruleSet)
    const article = (named && articleOf(named.mandates)) ?? null
    return { ...base, status: named ? "none" : "unbound", article }
  }
  const { opensOn, closesOn, lastKnown } = assess(ruleSet, {
    ...(term.from === null ? {} : { electedOn: term.from }),
    ...(term.to === null ? {} : { termEndsOn: term.to }),
    ...(mandate.kind === null ? {} : { mandate: mandate.kind }),
    on: today,
  })
  const days = {
    opensOn: opensOn ?? lastKnown.opensOn ?? null,
    closesOn: closesOn ?? lastKnown.closesOn ?? null,
  }
  return {
    ...base,
    ...days,
    status: isUndated(ruleSet, term) ? "undated" : statusOn(today, days),
    article: articleOf(ruleSet.closedAtStart) ?? null,
    byLastKnown: opensOn === null && days.opensOn !== null,
  }
}

function isUndated({ closedAtStart }: RuleSet, term: Span): boolean {
  return term.from === null && valueLastKnown(closedAtStart) !== null
}

function statusOn(today: Day, days: Pick<RecallOutlook, "opensOn" | "closesOn">) {
  if (days.opensOn !== null && today < days.opensOn) return "not-yet"
  if (days.closesOn !== null && today > days.closesOn) return "over"
  return "open"
}
