import type { MandateKind } from "./mandate.ts"
import { valueLastKnown } from "./provision.ts"
import { isInForce } from "./rule-set.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"

/** The rule set of petitions from which nothing follows in law. */
export const advisory = "advisory"

/** What decides which rule set binds: the one named by the post, and how the seat was won. */
export interface BoundMandate {
  readonly ruleSet: string | null
  readonly kind: MandateKind | null
}

/**
 * The rule set under which a petition about a mandate runs on a day.
 *
 * A mandate whose post names none, names one that is not in force or not known here, or was not won in
 * the way that its recall law speaks of, can have an advisory petition alone.
 * @throws where the advisory rule set is missing
 */
export function ruleSetFor(
  mandate: BoundMandate,
  ruleSets: ReadonlyMap<string, RuleSet>,
  day: Day,
): RuleSet {
  const named = mandate.ruleSet === null ? undefined : ruleSets.get(mandate.ruleSet)
  if (named && isInForce(named, day) && speaksOf(named, mandate.kind)) return named
  const free = ruleSets.get(advisory)
  if (!free) throw new Error("the advisory rule set is missing")
  return free
}

function speaksOf({ mandates }: RuleSet, kind: MandateKind | null): boolean {
  return kind !== null && (valueLastKnown(mandates) ?? []).includes(kind)
}
