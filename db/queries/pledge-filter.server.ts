import { expressionBuilder, sql } from "kysely"
import type { Expression, SqlBool } from "kysely"
import type { Power } from "#app/domain/pledge.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"
import type { Database, Reader } from "#db/schema.ts"

/** Which promises are meant. What is left out does not restrict. */
export interface PledgeFilter {
  /** Inner keys. */
  readonly ids?: readonly number[] | undefined
  readonly personId?: number | undefined
  /** Promises of those who ever sat for this area or for one directly below it. */
  readonly areaId?: number | undefined
  /** The rating that readers see: the verdict's or, without one, what follows from the deadline. */
  readonly rating?: Rating | undefined
  readonly power?: Power | undefined
  /** Promises that this vote event is linked to as evidence. */
  readonly voteEventId?: number | undefined
  readonly due?: "passed" | "ahead" | "none" | undefined
  /**
   * `unrated`: without a verdict. `unsettled`: without one or with one that can still move.
   * `contested`: the deputy's claim and the verdict name different ratings.
   */
  readonly standing?: "unrated" | "unsettled" | "contested" | undefined
  /** Folded beginnings of words; each must occur in the promise or in the deputy's name. */
  readonly words?: readonly string[] | undefined
}

/** What of a filter decides on the text of the query by what it is. */
export const lookedAt = ["due", "standing", "words"] as const

const moving: readonly Rating[] = ["in-progress", "stalled", "not-due", "not-assessed"]

/** The promises that a filter means, with the deputy and both sides' latest word. */
export function pledgesWhere(db: Reader, filter: PledgeFilter, today: Day) {
  return db
    .selectFrom("pledge")
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("verdict", "verdict.id", "pledge.verdict_id")
    .leftJoin("claim", "claim.id", "pledge.claim_id")
    .where((eb) => eb.and(conditions(filter, today)))
}

/** `effectiveRating` of pledge.ts as the database computes it; a test holds the two together. */
export function ratingSeen(today: Day) {
  return sql<Rating>`case
    when verdict.rating not in ('not-due', 'not-assessed') then verdict.rating
    when ${isAhead(today)} then 'not-due'
    when ${dueSeen()} is null then coalesce(verdict.rating, 'not-assessed')
    else 'not-assessed' end`
}

/**
 * The last day of a promise's horizon, for a query that selects from `pledge`: of the end of a mandate,
 * what the mandate or its term says now.
 */
export function dueSeen() {
  return sql<PartialDay | null>`case when pledge.mandate_id is null then pledge.due_on else (
    select coalesce(membership.end_date, legislative_period.end_date)
    from membership
    left join legislative_period on legislative_period.id = membership.legislative_period_id
    where membership.id = pledge.mandate_id) end`
}

/** A deadline known to the month or the year has passed when its last day has. */
function isAhead(today: Day) {
  return sql<SqlBool>`case when ${dueSeen()} is null then coalesce(pledge.horizon = 'mandate', 1 = 0)
    else ${dueSeen()} >= substr(cast(${today} as text), 1, length(${dueSeen()})) end`
}

function isPassed(today: Day) {
  return sql<SqlBool>`${dueSeen()} < substr(cast(${today} as text), 1, length(${dueSeen()}))`
}

function conditions(filter: PledgeFilter, today: Day): Expression<SqlBool>[] {
  const eb = expressionBuilder<Database, "pledge" | "verdict" | "claim">()
  const { ids, personId, areaId, rating, power, voteEventId, due, standing, words = [] } = filter
  const found: Expression<SqlBool>[] = words.map(hasWord)
  if (ids !== undefined) found.push(eb("pledge.id", "in", ids.length > 0 ? ids : [-1]))
  if (personId !== undefined) found.push(eb("pledge.person_id", "=", personId))
  if (areaId !== undefined) found.push(satFor(areaId))
  if (rating !== undefined) found.push(eb(ratingSeen(today), "=", rating))
  if (power !== undefined) found.push(eb("pledge.power", "=", power))
  if (voteEventId !== undefined) found.push(linkedTo(voteEventId))
  if (due === "none") found.push(eb("pledge.due_on", "is", null), isUnbound())
  if (due === "ahead") found.push(isAhead(today))
  if (due === "passed") found.push(isPassed(today))
  if (standing === "contested") found.push(eb("claim.rating", "<>", eb.ref("verdict.rating")))
  if (standing === "unrated") found.push(eb("pledge.verdict_id", "is", null))
  if (standing === "unsettled") {
    found.push(eb.or([eb("pledge.verdict_id", "is", null), eb("verdict.rating", "in", moving)]))
  }
  return found
}

/** Neither a day nor a mandate ends it. */
function isUnbound() {
  return sql<SqlBool>`coalesce(pledge.horizon, '') <> 'mandate'`
}

function linkedTo(voteEventId: number): Expression<SqlBool> {
  const eb = expressionBuilder<Database, "pledge">()
  return eb(
    "pledge.id",
    "in",
    eb.selectFrom("evidence").select("pledge_id").where("vote_event_id", "=", voteEventId),
  )
}

function satFor(areaId: number): Expression<SqlBool> {
  const eb = expressionBuilder<Database, "pledge">()
  return eb.exists(
    eb
      .selectFrom("membership")
      .innerJoin("area", "area.id", "membership.area_id")
      .select("membership.id")
      .whereRef("membership.person_id", "=", "pledge.person_id")
      .where((of) => of.or([of("area.id", "=", areaId), of("area.parent_id", "=", areaId)])),
  )
}

function hasWord(word: string): Expression<SqlBool> {
  const eb = expressionBuilder<Database, "pledge">()
  return eb.exists(
    eb
      .selectFrom("search_word")
      .select("word")
      .where("word", ">=", word)
      .where("word", "<", `${word}\uffff`)
      .where((of) =>
        of.or([
          of.and([of("subject_kind", "=", "pledge"), of("subject_id", "=", of.ref("pledge.id"))]),
          of.and([
            of("subject_kind", "=", "person"),
            of("subject_id", "=", of.ref("pledge.person_id")),
          ]),
        ]),
      ),
  )
}
