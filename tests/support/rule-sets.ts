import { loadRuleSets } from "#app/domain/rule-set.server.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"

/** The rule sets as they are shipped. */
export const ruleSets: ReadonlyMap<string, RuleSet> = loadRuleSets()

/** A rule set changed for a test: its own law, the procedure as given. */
export function withProcedure(
  id: string,
  procedure: Partial<RuleSet["procedure"]>,
): ReadonlyMap<string, RuleSet> {
  const ruleSet = ruleSets.get(id)
  if (!ruleSet) throw new Error(`there is no rule set ${id}`)
  return new Map([
    ...ruleSets,
    [id, { ...ruleSet, procedure: { ...ruleSet.procedure, ...procedure } }],
  ])
}
