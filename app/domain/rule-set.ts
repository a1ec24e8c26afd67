import { z } from "zod"
import { holidayLawSchema } from "./holiday.ts"
import { mandateKinds } from "./mandate.ts"
import { daySchema, provision, textSchema } from "./provision.ts"
import type { Provision } from "./provision.ts"
import { assurances } from "./signature.ts"
import * as value from "./rule-value.ts"

export { bases } from "./rule-value.ts"
export type { Quota } from "./rule-value.ts"

const { period } = value

/** A step of collecting; most laws have one, Taiwan proposes first and then signs. */
const stage = z.strictObject({
  kind: z.enum(["proposal", "signing"]),
  needed: provision(value.quotaPerOffice),
  window: provision(period),
  spread: provision(value.spreadPerOffice),
  check: provision(period),
  /** Time to make good what the check struck out. */
  topUp: provision(period),
})

const procedure = z.strictObject({
  /** IANA name; the law's days begin and end here too. */
  timeZone: z.string(),
  seconders: z.number().int().nonnegative(),
  secondingPeriod: period,
  legalCheck: z.enum(["moderator", "nobody"]),
  replyWindow: period,
  signingWindow: period,
  pauseStopsClock: z.boolean().default(true),
})

const source = z.strictObject({
  title: textSchema,
  /** `text`: the law itself or its keeper's words. `secondary`: somebody else's account of it. */
  grade: z.enum(["text", "secondary"]),
  url: z.url().nullable(),
  readOn: daySchema.nullable(),
})

/** A recall law as data: every rule with its article, source and day of reading. */
export const ruleSetSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2,}(-[a-z0-9]+)*$/),
  /** Wordings of one law, one after the other, have one family: the day decides which binds. */
  family: z.string().regex(/^[a-z]{2,}(-[a-z0-9]+)*$/),
  name: textSchema,
  law: textSchema.nullable(),
  /** ISO 3166-1 or -2; null where it binds nowhere. */
  jurisdiction: z.string().nullable(),
  /** Which seats it speaks of, each with its name; `any` stands for all. */
  offices: z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/), textSchema),
  /** Whether one person is recalled, or a parliament or government as a whole. */
  target: z.enum(["person", "body"]),
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
  /** `none`: nothing follows in law from any number of signatures. */
  legalEffect: z.enum(["recall", "none"]),
  sources: z.record(z.string(), source),
  /** The country's days off, where a rule counts working days. */
  holidays: holidayLawSchema.nullable(),
  /** What the site asks of a signer to know one person from another. */
  asks: z.enum(["email", "iin"]),
  /** The ways in which its petitions may be signed, where it leaves any out; without it, all that are set up. */
  accepts: z.array(z.enum(assurances)).min(1).optional(),
  /** The operator's own order of support online: no law's. */
  procedure,
  mandates: provision(z.array(z.enum(mandateKinds)).min(1)),
  ground: provision(z.array(z.enum(value.grounds)).min(1)),
  /** From the beginning of the mandate, or until its end, in which no recall may be started. */
  closedAtStart: provision(period),
  closedAtEnd: provision(period),
  repeat: provision(value.repeat),
  signers: provision(z.enum(["voters-of-district", "voters-of-country", "anyone"])),
  initiator: provision(value.initiator),
  reasonLimit: provision(value.reasonLimit),
  answerRight: provision(value.answerRight),
  registration: provision(period),
  appeal: provision(period),
  stages: z.array(stage).min(1),
  form: provision(z.enum(value.signatureForms)),
  signerStates: provision(z.array(z.enum(value.signerFields)).min(1)),
  call: provision(period),
  notice: provision(period),
  agitation: provision(value.periodPerOffice),
  vote: provision(value.votePeriod),
  turnout: provision(value.quota),
  majority: provision(value.majority),
  /** Votes for recall needed besides the majority: Taiwan's quarter of the voters. */
  secondQuorum: provision(value.quota),
  publication: provision(period),
  /** `vote`: a vote decides. `direct`: the seat falls vacant when the signatures suffice. */
  vacancy: provision(z.enum(["vote", "direct"])),
  succession: provision(z.enum(["by-election", "next-on-list", "new-election"])),
  /** Within which the seat or the body is elected anew. */
  newElection: provision(period),
})

export type RuleSet = Readonly<z.infer<typeof ruleSetSchema>>

/** Reads a rule set. @throws ZodError naming the place where the data is not one, or a source that is not listed */
export function parseRuleSet(data: unknown): RuleSet {
  return ruleSetSchema.superRefine(sourcesAreListed).parse(data)
}

/** Tells whether a rule set is in force on a day; both ends are included. */
export function isInForce(
  { validFrom, validTo }: Pick<RuleSet, "validFrom" | "validTo">,
  day: string,
): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}

/** A rule with its name and, where there are several stages of collecting, the number of its stage from 1. */
export interface NamedRule {
  readonly name: string
  readonly stage: number | null
  readonly rule: Provision<unknown>
}

/** Every rule of a rule set in the order of the schema, those of each stage in their place. */
export function listRules(ruleSet: RuleSet): NamedRule[] {
  return Object.entries(ruleSet).flatMap(([name, part]: [string, unknown]) => {
    if (name === "stages") {
      return ruleSet.stages.flatMap((stage, index) => rulesIn(stage, index + 1))
    }
    return isRule(part) ? [{ name, stage: null, rule: part }] : []
  })
}

/** The names of the rules that nobody has read in the wording in force, in the order of the schema. */
export function notEstablishedRules(ruleSet: RuleSet): string[] {
  const names = listRules(ruleSet)
    .filter(({ rule }) => rule.status === "not-established")
    .map(({ name }) => name)
  return [...new Set(names)]
}

function rulesIn(part: object, stage: number): NamedRule[] {
  return Object.entries(part).flatMap(([name, rule]: [string, unknown]) =>
    isRule(rule) ? [{ name, stage, rule }] : [],
  )
}

function isRule(part: unknown): part is Provision<unknown> {
  return typeof part === "object" && part !== null && "status" in part
}

function sourcesAreListed(ruleSet: RuleSet, context: z.RefinementCtx) {
  for (const { name, rule } of listRules(ruleSet)) {
    if (rule.status === "chosen" || Object.hasOwn(ruleSet.sources, rule.source)) continue
    const message = `source "${rule.source}" of ${name} is not listed`
    context.addIssue({ code: "custom", message })
  }
}
