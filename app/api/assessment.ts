import { deadlinesOf, recallEvents, runningDeadlines } from "#app/domain/recall-deadline.ts"
import type { Deadline } from "#app/domain/recall-deadline.ts"
import { assess, findingFields } from "#app/domain/recall-rule.ts"
import type { Assessment, Finding } from "#app/domain/recall-rule.ts"
import { period } from "#app/domain/rule-value.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { eventsOf, factsOf } from "./assess-query.ts"
import type { AssessQuery } from "./assess-query.ts"
import { snakeCase } from "./snake-case.ts"
import { z } from "./zod.ts"

const refusal = z.strictObject({ code: z.string(), article: z.string().nullable() })

const day = z.string().openapi({ format: "date" }).nullable()

const deadlineSchema = z.strictObject({
  rule: z.string(),
  article: z.string().nullable(),
  established: z.boolean(),
  period: period.nullable(),
  from: z.enum(recallEvents),
  from_on: day,
  first_day: day,
  last_day: day,
  until: z.enum(recallEvents).nullable(),
  met_on: day,
  running: z.boolean(),
  days_off_not_read: z.array(z.number().int()).openapi({
    description:
      "Years of which the days off moved by decree were not read: the last day may be later.",
  }),
})

const answers = {
  recallable: z.boolean().nullable(),
  opens_on: day,
  closes_on: day,
  signatures_needed: z.number().int().nullable(),
  signing_ends_on: day,
  sufficient: z.boolean().nullable(),
  turnout_needed: z.number().int().nullable(),
  vote_valid: z.boolean().nullable(),
  recalled: z.boolean().nullable(),
}

const fieldNames = findingFields.map(snakeCase)

/** What a law says of a case; null where it was not asked, cannot be told, or stands in `not_established`. */
export const assessmentSchema = z.strictObject({
  ...answers,
  refusals: z.array(refusal),
  not_established: z.array(z.enum(fieldNames)),
  last_known: z.strictObject({ ...answers, refusals: z.array(refusal).nullable() }).partial(),
  articles: z.partialRecord(z.enum(fieldNames), z.array(z.string())),
  may_move: z.array(z.enum(fieldNames)),
  deadlines: z.array(deadlineSchema),
})

/** Assesses a case and says it in the API's words. */
export function assessmentOf(
  ruleSet: RuleSet,
  query: AssessQuery,
): z.infer<typeof assessmentSchema> {
  const assessment = assess(ruleSet, factsOf(query))
  const deadlines = deadlinesOf(ruleSet, eventsOf(query), query)
  const running = new Set(runningDeadlines(deadlines))
  return {
    ...answersOf(assessment),
    refusals: assessment.refusals.map(refusalOf),
    not_established: assessment.notEstablished.map(snakeCase),
    last_known: lastKnownOf(assessment),
    articles: Object.fromEntries(
      Object.entries(assessment.articles).map(([field, articles]) => [
        snakeCase(field),
        [...articles],
      ]),
    ),
    may_move: assessment.mayMove.map(snakeCase),
    deadlines: deadlines.map((deadline) => deadlineOf(deadline, running.has(deadline))),
  }
}

function answersOf(finding: Finding) {
  return {
    recallable: finding.recallable,
    opens_on: finding.opensOn,
    closes_on: finding.closesOn,
    signatures_needed: finding.signaturesNeeded,
    signing_ends_on: finding.signingEndsOn,
    sufficient: finding.sufficient,
    turnout_needed: finding.turnoutNeeded,
    vote_valid: finding.voteValid,
    recalled: finding.recalled,
  }
}

function lastKnownOf({ lastKnown }: Assessment) {
  const { refusals, ...rest } = lastKnown
  const known = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [snakeCase(field), value]),
  )
  return refusals === undefined ? known : { ...known, refusals: refusals?.map(refusalOf) ?? null }
}

function refusalOf({ code, article }: Refusal) {
  return { code, article: article ?? null }
}

function deadlineOf(deadline: Deadline, running: boolean): z.infer<typeof deadlineSchema> {
  return {
    rule: snakeCase(deadline.rule),
    article: deadline.article,
    established: deadline.established,
    period: deadline.period && { ...deadline.period },
    from: deadline.from,
    from_on: deadline.fromOn,
    first_day: deadline.firstDay,
    last_day: deadline.lastDay,
    until: deadline.until,
    met_on: deadline.metOn,
    running,
    days_off_not_read: [...deadline.daysOffNotRead],
  }
}
