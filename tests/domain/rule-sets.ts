import { parseRuleSetFile } from "#app/domain/rule-set.server.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import kzData from "#db/rule-sets/kz-2026.json"
import { ruleSets } from "#tests/support/rule-sets.ts"

export { kzData }

/** A rule set as it is shipped. @throws where there is none of this id */
export function lawOf(id: string) {
  const ruleSet = ruleSets.get(id)
  if (!ruleSet) throw new Error(`there is no rule set ${id}`)
  return ruleSet
}

export const kz = lawOf("kz-2026")
export const advisory = lawOf("advisory")

/** The law of 2026, had everything of the wording before it stayed in force, and always been. */
export const former: RuleSet = {
  ...parseRuleSetFile(inForce(kzData) as typeof kzData),
  validFrom: null,
}

/** A maslikhat elected on 19 March 2023 for five years. */
export const term = {
  electedOn: "2023-03-19",
  termEndsOn: "2028-03-19",
  mandate: "district",
} as const

/** A rule that no law gives, for a law made up in a test. */
export function chosen<const Value>(value: Value) {
  return { status: "chosen", value } as const
}

function inForce(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(inForce)
  if (data === null || typeof data !== "object") return data
  const { status, lastKnown, ...rest } = data as Record<string, unknown>
  if (status !== "not-established") {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, inForce(value)]))
  }
  return lastKnown === "none"
    ? { ...rest, status: "silent" }
    : { ...rest, status: "established", value: lastKnown }
}
