import { mandateKinds } from "#app/domain/mandate.ts"
import type { RecallEvents } from "#app/domain/recall-deadline.ts"
import type { RecallFacts } from "#app/domain/recall-rule.ts"
import type { RuleSet } from "#app/domain/rule-set.ts"
import type { AreaCount } from "#app/domain/spread.ts"
import { countParameter, dayParameter, positiveParameter, slugParameter } from "./parameter.ts"
import { z } from "./zod.ts"

const areasParameter = z
  .string()
  .regex(/^\d{1,12}:\d{1,12}(,\d{1,12}:\d{1,12}){0,99}$/)
  .transform((text) => text.split(",").map(readArea))
  .openapi({
    type: "string",
    description:
      "Per area what is measured against and the signatures there: `40000:412,38000:377`.",
    example: "40000:412,38000:377",
  })

function readArea(text: string): AreaCount {
  const [base = 0, signatures = 0] = text.split(":").map(Number)
  return { base, signatures }
}

/** A case of recall as a query gives it. What is left out is not assessed. */
export const assessQuery = z.strictObject({
  mandate: z.enum(mandateKinds).optional(),
  office: slugParameter.optional(),
  elected_on: dayParameter.optional(),
  term_ends_on: dayParameter.optional(),
  on: dayParameter.optional(),
  last_failed_vote_on: dayParameter.optional(),
  electorate: positiveParameter.optional(),
  electorate_on: dayParameter.optional(),
  winner_votes: countParameter.optional(),
  votes_cast: countParameter.optional(),
  stage: positiveParameter.optional(),
  signatures: countParameter.optional(),
  areas: areasParameter.optional(),
  turned_out: countParameter.optional(),
  for_recall: countParameter.optional(),
  against_recall: countParameter.optional(),
  applied_on: dayParameter.optional(),
  refused_on: dayParameter.optional(),
  registered_on: dayParameter.optional(),
  handed_in_on: dayParameter.optional(),
  checked_on: dayParameter.optional(),
  called_on: dayParameter.optional(),
  voted_on: dayParameter.optional(),
  vacated_on: dayParameter.optional(),
})

export type AssessQuery = z.infer<typeof assessQuery>

/** The facts of a case for the interpreter. */
export function factsOf(query: AssessQuery): RecallFacts {
  return {
    electedOn: query.elected_on,
    termEndsOn: query.term_ends_on,
    on: query.on,
    mandate: query.mandate,
    office: query.office,
    lastFailedVoteOn: query.last_failed_vote_on,
    registeredOn: query.registered_on,
    electorate: query.electorate,
    electorateOn: query.electorate_on,
    winnerVotes: query.winner_votes,
    votesCast: query.votes_cast,
    areas: query.areas,
    stage: query.stage,
    signatures: query.signatures,
    turnedOut: query.turned_out,
    forRecall: query.for_recall,
    againstRecall: query.against_recall,
  }
}

/** What has happened in a case. */
export function eventsOf(query: AssessQuery): RecallEvents {
  return {
    applied: query.applied_on,
    refused: query.refused_on,
    registered: query.registered_on,
    "handed-in": query.handed_in_on,
    checked: query.checked_on,
    called: query.called_on,
    voted: query.voted_on,
    vacated: query.vacated_on,
  }
}

/** The first parameter that cannot be beside the others or under this law; undefined where all can. */
export function contradiction(query: AssessQuery, { stages }: RuleSet): string | undefined {
  const { elected_on, term_ends_on, stage = 1, turned_out = Infinity } = query
  if (elected_on !== undefined && term_ends_on !== undefined && term_ends_on < elected_on) {
    return "term_ends_on"
  }
  if (stage > stages.length) return "stage"
  const { for_recall = 0, against_recall = 0 } = query
  if (for_recall > turned_out) return "for_recall"
  return for_recall + against_recall > turned_out ? "against_recall" : undefined
}
