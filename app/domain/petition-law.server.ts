import { findLawOf, ruleSetFor } from "./binding-rule-set.ts"
import { lawBasisOf } from "./law-basis.ts"
import type { LawBasis } from "./law-basis.ts"
import { mandateSpan } from "./mandate.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { assess } from "./recall-rule.ts"
import type { Assessment } from "./recall-rule.ts"
import type { RuleSet } from "./rule-set.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Refusal } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findLatestElectorate } from "#db/queries/areas.server.ts"
import type { Seat } from "#db/queries/petition-seats.server.ts"
import { findLastFailedVote } from "#db/queries/recall-entries.server.ts"
import type { Reader } from "#db/schema.ts"

/** What the law says of a petition about a seat now. */
export interface Lawful {
  readonly ruleSet: RuleSet
  readonly assessment: Assessment
  /**
   * Why none may be begun now. What the former wording forbade counts too: a petition that is begun in
   * error cannot be undone for the deputy, one that waits for a reading of the law can be begun later.
   */
  readonly refusals: readonly Refusal[]
  readonly basis: LawBasis
  /** Signatures needed, by last-known values where the wording in force has not been read; null where nobody can tell. */
  readonly needed: number | null
  readonly electorate: number | null
  readonly today: Day
}

/** Reads the law for a seat at an instant: the rule set that binds it, and what that says of now. */
export async function findLawful(
  { ruleSets }: Pick<PetitionHouse, "ruleSets">,
  db: Reader,
  seat: Seat,
  now: Instant,
): Promise<Lawful> {
  const ruleSet = ruleSetFor(seat, ruleSets, todayAt(now))
  const today = dayIn(ruleSet.procedure.timeZone, now)
  const electorate = seat.areaId === null ? undefined : await findLatestElectorate(db, seat.areaId)
  const { from, to } = mandateSpan(seat.dates)
  const assessment = assess(ruleSet, {
    on: today,
    mandate: seat.kind ?? undefined,
    electedOn: from ?? undefined,
    termEndsOn: to ?? undefined,
    office: findLawOf(seat, ruleSets, todayAt(now))?.office,
    lastFailedVoteOn: await findLastFailedVote(db, seat.membershipId),
    electorate: electorate?.registered,
  })
  const { lastKnown } = assessment
  return {
    ruleSet,
    assessment,
    refusals: lastKnown.refusals ?? assessment.refusals,
    basis: lawBasisOf(ruleSet, assessment),
    needed: assessment.signaturesNeeded ?? lastKnown.signaturesNeeded ?? null,
    electorate: electorate?.registered ?? null,
    today,
  }
}
