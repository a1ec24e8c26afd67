import { closesOn, opensOn, recallable, refusals } from "./recall-calendar.ts"
import type { Assess, Finding, Read, RecallFacts } from "./recall-case.ts"
import * as count from "./recall-count.ts"
import { articleOf, isUnknown, valueInForce, valueLastKnown } from "./provision.ts"
import type { Provision } from "./provision.ts"
import type { RuleSet } from "./rule-set.ts"
import type { Refusal } from "#app/lib/outcome.ts"

export type { Finding, RecallFacts } from "./recall-case.ts"

export interface Assessment extends Finding {
  /** Those that are certain; where `notEstablished` names this field, `lastKnown` has them all. */
  readonly refusals: readonly Refusal[]
  /** What depends on a rule that nobody has read in the wording in force. */
  readonly notEstablished: readonly (keyof Finding)[]
  /** What the former wording's rules give for those; null where that one was not read either. */
  readonly lastKnown: Partial<Finding>
  /** The articles that each answer rests on, and those that nobody has read in the wording in force. */
  readonly articles: Partial<Record<keyof Finding, readonly string[]>>
  /** What rests on a number of voters that the law counts on a later day than the one given. */
  readonly mayMove: readonly (keyof Finding)[]
}

/** The same after its way to a page, where what is absent may also be undefined. */
export type AssessmentShown = Omit<Assessment, "lastKnown" | "articles"> & {
  readonly lastKnown: { readonly [Field in keyof Finding]?: Finding[Field] | undefined }
  readonly articles: { readonly [Field in keyof Finding]?: readonly string[] | undefined }
}

export const findingFields = [
  "recallable",
  "refusals",
  "opensOn",
  "closesOn",
  "signaturesNeeded",
  "signingEndsOn",
  "sufficient",
  "turnoutNeeded",
  "voteValid",
  "recalled",
] as const satisfies readonly (keyof Finding)[]

const rulesOf: { readonly [Field in keyof Finding]: Assess<Finding[Field]> } = {
  recallable,
  refusals,
  opensOn,
  closesOn,
  ...count,
}

/**
 * Reads a recall law for a case: the one interpreter of every rule set.
 *
 * A value that depends on a rule whose wording in force nobody has read is null, named in
 * `notEstablished`, and given in `lastKnown` as the former wording has it: never guessed. What is certain
 * whatever the unread rule may say is answered.
 */
export function assess(ruleSet: RuleSet, facts: RecallFacts): Assessment {
  const inForce = answersWith(valueInForce, ruleSet, facts)
  const former = answersWith(valueLastKnown, ruleSet, facts)
  const notEstablished = findingFields.filter((field) => inForce[field].unread)
  const found = valuesOf(inForce, (field) => field !== "refusals" && inForce[field].unread)
  return {
    ...found,
    refusals: found.refusals ?? [],
    notEstablished,
    lastKnown: pick(
      valuesOf(former, (field) => former[field].unknown),
      notEstablished,
    ),
    articles: articlesOf(former),
    mayMove: mayMove(ruleSet, facts, found),
  }
}

interface Answer {
  readonly value: Finding[keyof Finding]
  readonly read: readonly Provision<unknown>[]
  /** A rule was read whose wording in force nobody knows; of which no wording is known at all. */
  readonly unread: boolean
  readonly unknown: boolean
}

type Answers = Readonly<Record<keyof Finding, Answer>>

function answersWith(valueOf: Read, ruleSet: RuleSet, facts: RecallFacts): Answers {
  const answers = findingFields.map((field) => {
    const read: Provision<unknown>[] = []
    const value = rulesOf[field](ruleSet, facts, (rule) => {
      read.push(rule)
      return valueOf(rule)
    })
    const unread = read.some(({ status }) => status === "not-established")
    return [field, { value, read, unread, unknown: read.some(isUnknown) }]
  })
  return Object.fromEntries(answers) as Answers
}

function valuesOf(answers: Answers, isHidden: (field: keyof Finding) => boolean): Finding {
  const values = findingFields.map((field) => [
    field,
    isHidden(field) ? null : answers[field].value,
  ])
  return Object.fromEntries(values) as Finding
}

function pick(finding: Finding, fields: readonly (keyof Finding)[]): Partial<Finding> {
  return Object.fromEntries(fields.map((field) => [field, finding[field]]))
}

function articlesOf(answers: Answers): Assessment["articles"] {
  const cited = findingFields.map((field) => {
    const articles = answers[field].read.map(articleOf).filter((article) => article !== undefined)
    return [field, [...new Set(articles)]] as const
  })
  return Object.fromEntries(cited.filter(([, articles]) => articles.length > 0))
}

/** Under a law that counts the voters on the last day of signing, an earlier number is not yet the one that counts. */
function mayMove({ stages }: RuleSet, facts: RecallFacts, found: Finding): (keyof Finding)[] {
  const { electorateOn } = facts
  const quota = valueInForce(stages[(facts.stage ?? stages.length) - 1]?.needed ?? nothing)
  const late = quota !== null && "countedOn" in quota && quota.countedOn === "last-signing-day"
  if (!late || electorateOn === undefined) return []
  const isFinal = found.signingEndsOn !== null && electorateOn >= found.signingEndsOn
  const moving = ["signaturesNeeded", "sufficient", "recalled"] as const
  return isFinal ? [] : moving.filter((field) => found[field] !== null)
}

const nothing = { status: "chosen", value: null } as const
