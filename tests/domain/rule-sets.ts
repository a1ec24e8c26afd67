import { parseRuleSet } from "#app/domain/rule-set.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import advisoryData from "#db/rule-sets/advisory.json"
import kzData from "#db/rule-sets/kz-2026.json"

export { kzData }

export const kz = parseRuleSet(kzData)
export const advisory = parseRuleSet(advisoryData)

/** A rule set whose every rule is in force as the former wording had it. */
export const former = parseRuleSet(inForce(kzData))

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

/** Every rule of a rule set, those of its first stage too. */
export function rulesOf(rules: RuleSet): { status: string; article?: string }[] {
  const values: unknown[] = Object.values({ ...rules, ...rules.stages[0] })
  return values.filter(isRule)
}

function isRule(value: unknown): value is { status: string; article?: string } {
  return typeof value === "object" && value !== null && "status" in value
}

function inForce(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(inForce)
  if (data === null || typeof data !== "object") return data
  const { status, lastKnown, ...rest } = data as Record<string, unknown>
  if (status !== "not-established") {
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, inForce(value)]))
  }
  return lastKnown === null
    ? { ...rest, status: "silent" }
    : { ...rest, status: "established", value: lastKnown }
}
