import { advisory, findLawOf } from "./binding-rule-set.ts"
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
  /** The seat's office in that law, whose page tells all of it; null where it is not known. */
  readonly office: string | null
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
  const law = findLawOf(mandate, ruleSets, today)
  const term = mandateSpan(mandate)
  const office = law?.office ?? null
  const base = { office, term, opensOn: null, closesOn: null, byLastKnown: false }
  if (!law?.binds) {
    const article = (law && articleOf(law.ruleSet.mandates)) ?? null
    return { ...base, ruleSet: advisory, status: law ? "none" : "unbound", article }
  }
  const { ruleSet } = law
  const assessed = assess(ruleSet, {
    ...(term.from === null ? {} : { electedOn: term.from }),
    ...(term.to === null ? {} : { termEndsOn: term.to }),
    ...(mandate.kind === null ? {} : { mandate: mandate.kind }),
    on: today,
  })
  const { opensOn, closesOn, lastKnown } = assessed
  const days = {
    opensOn: opensOn ?? lastKnown.opensOn ?? null,
    closesOn: closesOn ?? lastKnown.closesOn ?? null,
  }
  const refusals = lastKnown.refusals ?? assessed.refusals
  return {
    ...base,
    ...days,
    ruleSet: ruleSet.id,
    status: isUndated(ruleSet, term)
      ? "undated"
      : statusOn(today, days, new Set(refusals.map(({ code }) => code))),
    article: articleOf(ruleSet.closedAtStart) ?? null,
    byLastKnown: opensOn === null && days.opensOn !== null,
  }
}

function isUndated({ closedAtStart }: RuleSet, term: Span): boolean {
  return term.from === null && valueLastKnown(closedAtStart) !== null
}

/** A term too short to leave a day between its closed periods has no first day: there recall is over from the start. */
function statusOn(
  today: Day,
  { opensOn, closesOn }: Pick<RecallOutlook, "opensOn" | "closesOn">,
  refused: ReadonlySet<string>,
) {
  if (opensOn !== null && today < opensOn) return "not-yet"
  if (closesOn !== null && today > closesOn) return "over"
  return refused.has("closed-at-start") || refused.has("closed-at-end") ? "over" : "open"
}
