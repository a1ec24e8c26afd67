import { z } from "zod"
import { mandateKinds } from "./mandate.ts"
import { periodUnits } from "./period.ts"
import { daySchema, provision } from "./provision.ts"

const period = z.strictObject({
  value: z.number().int().nonnegative(),
  unit: z.enum(periodUnits),
})

const text = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() })

/** An exact part of a whole: a tenth is 1 of 10. */
const share = z.strictObject({
  numerator: z.number().int().positive(),
  denominator: z.number().int().positive(),
})

/** What a number of signatures or voters is measured against. */
export const bases = ["registered-voters", "winner-votes", "votes-at-election"] as const

/** `more-than` is strict: a tenth exactly is not enough. */
const compare = z.enum(["more-than", "at-least"])

const quota = z.union([
  z.strictObject({
    base: z.enum(bases),
    share,
    compare,
    /** The number needed where the base is not known. */
    otherwise: z.number().int().positive().optional(),
  }),
  z.strictObject({ base: z.literal("absolute"), count: z.number().int().positive() }),
])

/** A number that must be reached, as a rule set gives it. */
export type Quota = z.infer<typeof quota>

/** A step of collecting; most laws have one, Taiwan proposes first and then signs. */
const stage = z.strictObject({
  needed: provision(quota),
  window: provision(period),
  /** A least part in each of so many areas besides: California's five counties. */
  spread: z
    .strictObject({ areas: z.number().int().positive(), kind: z.string(), share })
    .optional(),
})

const repeat = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("after"), months: z.number().int().positive() }),
  z.strictObject({ kind: z.literal("never-in-term") }),
])

const majority = z.strictObject({
  /** `participants`: all who took part, spoiled ballots too. `votes`: for and against only. */
  base: z.enum(["participants", "votes", "registered-voters"]),
  share,
  compare,
})

const procedure = z.strictObject({
  timeZone: z.string(),
  seconders: z.number().int().nonnegative(),
  secondingPeriod: period,
  legalCheck: z.enum(["moderator", "nobody"]),
  replyWindow: period,
  signingWindow: period,
})

/** A recall law as data: every rule with its article, source and day of reading. Words for readers in three languages. */
export const ruleSetSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2,}(-[a-z0-9]+)*$/),
  name: text,
  law: text.nullable(),
  /** ISO 3166-1 or -2; null where it binds nowhere. */
  jurisdiction: z.string().nullable(),
  offices: z.array(z.string()).min(1),
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
  /** `none`: nothing follows in law from any number of signatures. */
  legalEffect: z.enum(["recall", "none"]),
  sources: z.record(
    z.string(),
    z.strictObject({ title: text, url: z.url().nullable(), readOn: daySchema.nullable() }),
  ),
  /** What the site asks of a signer to know one person from another. */
  asks: z.enum(["email", "iin"]),
  /** The operator's own order of support online: no law's. */
  procedure,
  mandates: provision(z.array(z.enum(mandateKinds)).min(1)),
  ground: provision(z.enum(["loss-of-trust", "unfulfilled-programme", "official-finding", "any"])),
  /** Months from the election, or until the end of the term, in which no recall may be started. */
  closedAtStart: provision(z.strictObject({ months: z.number().int().positive() })),
  closedAtEnd: provision(z.strictObject({ months: z.number().int().positive() })),
  repeat: provision(repeat),
  signers: provision(z.enum(["voters-of-district", "voters-of-country", "anyone"])),
  initiator: provision(
    z.strictObject({
      who: z.enum(["voter", "committee", "official"]),
      count: z.number().int().positive(),
    }),
  ),
  reasonLimit: provision(
    z.strictObject({
      value: z.number().int().positive(),
      unit: z.enum(["words", "characters"]),
    }),
  ),
  answerRight: provision(period),
  registration: provision(period),
  appeal: provision(period),
  stages: z.array(stage).min(1),
  form: provision(z.enum(["paper-sheets", "in-person", "electronic"])),
  signerStates: provision(
    z.array(
      z.enum([
        "family-name",
        "given-name",
        "patronymic-if-any",
        "place-of-registration",
        "identity-document",
        "birth-date",
        "signing-day",
        "signature",
      ]),
    ),
  ),
  check: provision(period),
  call: provision(period),
  notice: provision(period),
  agitation: provision(z.array(z.strictObject({ office: z.string(), period }))),
  vote: provision(period),
  turnout: provision(quota),
  majority: provision(majority),
  /** Votes for recall needed besides the majority: Taiwan's quarter of the voters. */
  secondQuorum: provision(quota),
  publication: provision(period),
  /** `vote`: a vote decides. `direct`: the seat falls vacant when the signatures suffice. */
  vacancy: provision(z.enum(["vote", "direct"])),
  succession: provision(z.enum(["by-election", "next-on-list", "new-election"])),
})

export type RuleSet = Readonly<z.infer<typeof ruleSetSchema>>

/** Reads a rule set. @throws ZodError naming the place where the data is not one, or a source that is not listed */
export function parseRuleSet(data: unknown): RuleSet {
  return ruleSetSchema.superRefine(sourcesAreListed).parse(data)
}

/** Tells whether a rule set is in force on a day; both ends are included. */
export function isInForce({ validFrom, validTo }: RuleSet, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo)
}

/** The names of the rules that nobody has read in the wording in force, in the order of the schema. */
export function notEstablishedRules(ruleSet: RuleSet): string[] {
  return Object.entries(ruleSet).flatMap(([name, rule]) => (isNotEstablished(rule) ? [name] : []))
}

function isNotEstablished(rule: unknown): boolean {
  if (Array.isArray(rule))
    return rule.some((part: object) => Object.values(part).some(isNotEstablished))
  return (rule as { status?: unknown } | null)?.status === "not-established"
}

function sourcesAreListed(ruleSet: RuleSet, context: z.RefinementCtx) {
  const rules = Object.values({ ...ruleSet, ...ruleSet.stages[0] })
  for (const rule of rules) {
    const key = (rule as { source?: string } | null)?.source
    if (key !== undefined && !Object.hasOwn(ruleSet.sources, key)) {
      context.addIssue({ code: "custom", message: `source "${key}" is not listed` })
    }
  }
}
