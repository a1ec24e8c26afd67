import { sql } from "kysely"
import type { RawBuilder, SqlBool } from "kysely"
import { freshNeeds, movingRatings } from "#app/domain/coding-need.ts"
import type { Need } from "#app/domain/coding-need.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { isBound } from "#db/queries/coders.server.ts"
import type { AccreditedCoder } from "#db/queries/coders.server.ts"
import { dueSeen } from "#db/queries/pledge-filter.server.ts"
import type { Reader } from "#db/schema.ts"

/** Who asks for a case, and when. */
export interface Asking {
  readonly coder: AccreditedCoder
  readonly now: Instant
  readonly today: Day
  /** Verdicts for the time being that were given before this instant are old. */
  readonly staleBefore: Instant
  /** What has been in dispute since before this instant, also the coders' own organisations may decide. */
  readonly outsideBefore: Instant
}

/** A promise that waits for the one who asks. */
export interface Waiting {
  readonly id: number
  readonly publicId: string
}

/** As many as are looked at to choose one among: they are chosen by a hash, not by their age. */
const most = 300

/**
 * Promises of one need that could be handed to this coder: nobody bound to the deputy, nobody twice in a
 * round, no more people at once than codings are needed. A place that somebody holds and one that was
 * filled look the same.
 */
export async function listWaiting(db: Reader, need: Need, asking: Asking): Promise<Waiting[]> {
  const begun = sql<SqlBool>`(round.need = ${need}
    or (round.id is null and ${conditions[need](asking)} and ${uncontested(need)}))`
  const { rows } = await selectOpen(need, asking, begun).execute(db)
  return rows.map((row) => ({ id: row.id, publicId: row.public_id }))
}

/** Tells whether one promise can be handed to this coder, for whatever need it is asked. */
export async function hasPlaceFor(
  db: Reader,
  pledgeId: number,
  need: Need,
  asking: Asking,
): Promise<boolean> {
  const { rows } = await selectOpen(need, asking, sql<SqlBool>`pledge.id = ${pledgeId}`).execute(db)
  return rows.length > 0
}

function selectOpen(
  need: Need,
  { coder, now }: Asking,
  which: RawBuilder<SqlBool>,
): RawBuilder<{ id: number; public_id: string }> {
  return sql<{ id: number; public_id: string }>`
    select pledge.id, pledge.public_id from pledge
    left join verdict on verdict.id = pledge.verdict_id
    left join coding_round round on round.pledge_id = pledge.id and round.ended_at is null
    left join code_book book on book.id = round.code_book_id
    where ${which}
      and not ${isBound(sql`cast(${coder.id} as integer)`, sql.ref("pledge.person_id"))}
      and (round.id is null or (round.disputed_at is null and ${untouched(coder)}
        and (select count(*) from coding given where given.pledge_id = pledge.id
              and given.round = round.number and given.task = 'code')
          + (select count(*) from coding_handout held where held.round_id = round.id
              and held.task = 'code' and held.ended_at is null and held.expires_at > ${now})
          < case when book.codings_needed < 2 then 2 else book.codings_needed end))
      and ${fresh(need, coder)}
    order by pledge.id limit ${sql.lit(most)}`
}

/** Not handed to this person in this round, and not coded. */
function untouched({ id }: AccreditedCoder): RawBuilder<SqlBool> {
  return sql<SqlBool>`(not exists (select 1 from coding_handout own
      where own.round_id = round.id and own.account_id = ${id})
    and not exists (select 1 from coding own where own.pledge_id = pledge.id
      and own.round = round.number and own.account_id = ${id}))`
}

/** Who codes anew what was coded has not coded it before, nor challenged it. */
function fresh(need: Need, { id, organizationId }: AccreditedCoder): RawBuilder<SqlBool> {
  if (!freshNeeds.includes(need)) return sql<SqlBool>`1 = 1`
  return sql<SqlBool>`(not exists (select 1 from coding earlier
      where earlier.pledge_id = pledge.id and earlier.account_id = ${id})
    and not exists (select 1 from challenge brought
      where brought.pledge_id = pledge.id and brought.ended_at is null
        and (brought.account_id = ${id} or brought.organization_id = ${organizationId})))`
}

const isContested = sql<SqlBool>`exists (select 1 from challenge
  where challenge.pledge_id = pledge.id and challenge.ended_at is null)`

/** What is challenged goes to people who never coded it, and waits for them. */
function uncontested(need: Need): RawBuilder<SqlBool> {
  return need === "contested" ? isContested : sql<SqlBool>`not ${isContested}`
}

const isMoving = sql<SqlBool>`verdict.rating in (${sql.join(movingRatings)})`

const conditions: Readonly<Record<Need, (asking: Asking) => RawBuilder<SqlBool>>> = {
  contested: () => sql<SqlBool>`verdict.id is not null`,
  due: ({ today }) => sql<SqlBool>`(
    ${dueSeen()} < substr(cast(${today} as text), 1, length(${dueSeen()}))
    and (verdict.id is null
      or (${isMoving} and substr(verdict.at, 1, length(${dueSeen()})) <= ${dueSeen()})))`,
  unrated: () => sql<SqlBool>`(verdict.id is null and (${dueSeen()} is null
    or exists (select 1 from evidence where evidence.pledge_id = pledge.id)))`,
  stale: ({ staleBefore }) => sql<SqlBool>`(verdict.id is not null and (
    (${isMoving} and verdict.at < ${staleBefore})
    or exists (select 1 from evidence where evidence.pledge_id = pledge.id
      and evidence.at > coalesce((select min(first.at) from coding first
        where first.pledge_id = pledge.id and first.round = verdict.number), verdict.at))))`,
  sample: ({ today }) => sql<SqlBool>`verdict.recode_on <= ${today}`,
}

/**
 * Promises whose codings are in and differ, for somebody who has not coded them and is not bound to the
 * deputy. Where people of other organisations could decide, the coders' own wait for them for a time.
 */
export async function listDisputed(
  db: Reader,
  { coder, now, outsideBefore }: Asking,
): Promise<Waiting[]> {
  const account = sql`cast(${coder.id} as integer)`
  const { rows } = await sql<{ id: number; public_id: string }>`
    select pledge.id, pledge.public_id from coding_round round
    join pledge on pledge.id = round.pledge_id
    where round.disputed_at is not null and round.ended_at is null
      and not exists (select 1 from coding_handout held where held.round_id = round.id
        and held.task = 'adjudicate' and held.ended_at is null and held.expires_at > ${now})
      and ${mayDecide(account, sql`cast(${coder.organizationId} as integer)`)}
      and (${isOutside(sql`cast(${coder.organizationId} as integer)`)}
        or round.disputed_at < ${outsideBefore}
        or not exists (select 1 from account other
          join accreditation on accreditation.organization_id = other.organization_id
          where other.role = 'watchdog' and other.suspended_at is null and other.erased_at is null
            and accreditation.kind = 'watchdog' and accreditation.state = 'admitted'
            and ${isOutside(sql.ref("other.organization_id"))}
            and ${mayDecide(sql.ref("other.id"), sql.ref("other.organization_id"))}))
    order by pledge.id limit ${sql.lit(most)}`.execute(db)
  return rows.map((row) => ({ id: row.id, publicId: row.public_id }))
}

function mayDecide(
  account: RawBuilder<unknown>,
  organization: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  return sql<SqlBool>`(not ${isBound(account, sql.ref("pledge.person_id"))}
    and not exists (select 1 from coding_handout own
      where own.round_id = round.id and own.account_id = ${account})
    and not exists (select 1 from coding own where own.pledge_id = round.pledge_id
      and own.account_id = ${account}
      and (own.round = round.number or round.need in (${sql.join(freshNeeds)})))
    and not exists (select 1 from challenge brought where brought.id = round.challenge_id
      and (brought.account_id = ${account} or brought.organization_id = ${organization})))`
}

function isOutside(organization: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`${organization} not in (select given.organization_id from coding given
    where given.pledge_id = round.pledge_id and given.round = round.number
      and given.organization_id is not null)`
}
