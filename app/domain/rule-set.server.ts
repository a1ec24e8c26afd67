import type { PetitionProcedure } from "./petition-path.ts"
import { parseRuleSet } from "./rule-set.ts"
import type { RuleSet } from "./rule-set.ts"
import advisory from "#db/rule-sets/advisory.json"
import kz2026 from "#db/rule-sets/kz-2026.json"

/** Imported by name, not read from a folder: the built bundle carries them. A test holds the list to the folder. */
const files: readonly unknown[] = [advisory, kz2026]

/**
 * Every rule set by its id, checked against the schema.
 * @throws ZodError where one is not a rule set; Error where two have one id
 */
export function loadRuleSets(): Map<string, RuleSet> {
  const ruleSets = files.map(parseRuleSet)
  const byId = new Map(ruleSets.map((ruleSet) => [ruleSet.id, ruleSet]))
  if (byId.size < ruleSets.length) throw new Error("two rule sets have the same id")
  return byId
}

/** A rule set that a petition names. @throws where it is not among those loaded */
export function getRuleSet(ruleSets: ReadonlyMap<string, RuleSet>, id: string): RuleSet {
  const ruleSet = ruleSets.get(id)
  if (!ruleSet) throw new Error(`there is no rule set ${id}`)
  return ruleSet
}

/** How petitions under a rule set are organised. @throws where it is not among those loaded */
export function procedureOf(ruleSets: ReadonlyMap<string, RuleSet>, id: string): PetitionProcedure {
  return getRuleSet(ruleSets, id).procedure
}
