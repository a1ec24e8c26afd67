import type { RuleSet } from "./rule-set.ts"

/** A law that a seat may name, as operators choose it. */
export interface LawName {
  /** What the seat stores: `kz/maslikhat`, or `lv` where the law speaks of one office alone. */
  readonly value: string
  /** What its latest wording is called, and the office, in the three languages. */
  readonly law: RuleSet["name"]
  readonly office: RuleSet["name"] | null
}

/** Every law and office that a seat can be bound to; wordings of one law are one choice: the day decides. */
export function lawNames(ruleSets: ReadonlyMap<string, RuleSet>): LawName[] {
  const families = new Map<string, RuleSet[]>()
  for (const ruleSet of ruleSets.values()) {
    families.set(ruleSet.family, [...(families.get(ruleSet.family) ?? []), ruleSet])
  }
  return [...families].flatMap(([family, wordings]) => namesOf(family, wordings))
}

function namesOf(family: string, wordings: readonly RuleSet[]): LawName[] {
  const [latest] = wordings.toSorted((a, b) => (b.validFrom ?? "").localeCompare(a.validFrom ?? ""))
  if (!latest) return []
  const offices = new Map(wordings.flatMap((wording) => Object.entries(wording.offices)))
  if (offices.size < 2) return [{ value: family, law: latest.name, office: null }]
  return [...offices].map(([office, name]) => {
    return { value: `${family}/${office}`, law: latest.name, office: name }
  })
}
