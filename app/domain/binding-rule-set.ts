import type { MandateKind } from "./mandate.ts"
import { valueLastKnown } from "./provision.ts"
import { isInForce } from "./rule-set.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Day } from "#app/lib/instant.ts"

/** The rule set of petitions from which nothing follows in law. */
export const advisory = "advisory"

/**
 * What decides which rule set binds: the law named by the post, and how the seat was won.
 *
 * A post names a rule set (`kz-2022`) or a family of wordings (`kz`) and, where the law speaks of several
 * offices, its own after a slash: `kz/maslikhat`.
 */
export interface BoundMandate {
  readonly ruleSet: string | null
  readonly kind: MandateKind | null
}

/** The law that speaks of a seat on a day, and the seat's office in it where that is known. */
export interface BindingLaw {
  readonly ruleSet: RuleSet
  readonly office: string | undefined
  /** Voters can recall whoever holds the seat. Else petitions about it are advisory. */
  readonly binds: boolean
}

/**
 * Finds the law of a seat: of the wordings of the named law the one in force on the day. It binds where it
 * speaks of the seat's office and of how the seat was won. Undefined where the post names no law, none
 * that is known here, or none that is in force; and where the wording in force speaks of fewer offices
 * than the one named and nobody has said which of them the seat is.
 */
export function findLawOf(
  mandate: BoundMandate,
  ruleSets: ReadonlyMap<string, RuleSet>,
  day: Day,
): BindingLaw | undefined {
  const [law = "", office] = mandate.ruleSet?.split("/") ?? []
  const wordings = wordingsOf(law, ruleSets)
  const ruleSet = wordings.find((wording) => isInForce(wording, day))
  if (!ruleSet) return undefined
  const possible = office === undefined ? officesOf(ruleSets.get(law) ?? wordings[0]) : [office]
  const spokenOf = possible.filter((name) => hasOffice(ruleSet, name))
  if (spokenOf.length > 0 && spokenOf.length < possible.length) return undefined
  return {
    ruleSet,
    office: possible.length === 1 ? possible[0] : undefined,
    binds: spokenOf.length > 0 && speaksOf(ruleSet, mandate.kind),
  }
}

/**
 * The rule set under which a petition about a mandate runs on a day: the law that binds it, or none, and
 * then the advisory one.
 * @throws where the advisory rule set is missing
 */
export function ruleSetFor(
  mandate: BoundMandate,
  ruleSets: ReadonlyMap<string, RuleSet>,
  day: Day,
): RuleSet {
  const law = findLawOf(mandate, ruleSets, day)
  if (law?.binds) return law.ruleSet
  const free = ruleSets.get(advisory)
  if (!free) throw new Error("the advisory rule set is missing")
  return free
}

/**
 * The law of an office for its page: the wording in force on a day or, where none is, the latest; and all
 * wordings of that law that speak of the office. Undefined where no law does.
 */
export function findLawOfOffice(
  office: string,
  ruleSets: ReadonlyMap<string, RuleSet>,
  day: Day,
): { ruleSet: RuleSet; wordings: RuleSet[] } | undefined {
  const wordings = [...ruleSets.values()]
    .filter(({ offices }) => Object.hasOwn(offices, office))
    .sort(oldestFirst)
  const ruleSet = wordings.find((wording) => isInForce(wording, day)) ?? wordings.at(-1)
  return ruleSet && { ruleSet, wordings }
}

/** Tells whether a post may name this law: a rule set or a family known here and, after a slash, an office of it. */
export function isLawName(name: string, ruleSets: ReadonlyMap<string, RuleSet>): boolean {
  const [law = "", office, ...rest] = name.split("/")
  const wordings = wordingsOf(law, ruleSets)
  if (rest.length > 0 || wordings.length === 0) return false
  return office === undefined || wordings.some((wording) => hasOffice(wording, office))
}

/** The wordings of one law, the oldest first. */
function wordingsOf(law: string, ruleSets: ReadonlyMap<string, RuleSet>): RuleSet[] {
  const family = ruleSets.get(law)?.family ?? law
  return [...ruleSets.values()].filter((ruleSet) => ruleSet.family === family).sort(oldestFirst)
}

function oldestFirst(one: RuleSet, other: RuleSet): number {
  return (one.validFrom ?? "").localeCompare(other.validFrom ?? "")
}

function officesOf(ruleSet: RuleSet | undefined): string[] {
  return Object.keys(ruleSet?.offices ?? {})
}

function hasOffice({ offices }: RuleSet, office: string): boolean {
  return Object.hasOwn(offices, office) || Object.hasOwn(offices, "any")
}

function speaksOf({ mandates }: RuleSet, kind: MandateKind | null): boolean {
  const kinds = valueLastKnown(mandates)
  return kinds === null || (kind !== null && kinds.includes(kind))
}
