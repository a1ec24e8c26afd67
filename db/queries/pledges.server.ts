import type { HorizonKind, Power } from "#app/domain/pledge.ts"
import type { Rating } from "#app/domain/rating.ts"
import { ratings } from "#app/domain/rating.ts"
import type { PartialDay } from "#app/lib/day.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { nameIn, nameInOrNull, pledgeTextIn } from "#db/queries/names.server.ts"
import { dueSeen, lookedAt, pledgesWhere, ratingSeen } from "#db/queries/pledge-filter.server.ts"
import type { PledgeFilter } from "#db/queries/pledge-filter.server.ts"
import { shaped } from "#db/prepared.server.ts"
import { listSnapshots } from "#db/queries/snapshots.server.ts"
import type { Source } from "#db/queries/snapshots.server.ts"
import type { Reader } from "#db/schema.ts"

export type { PledgeFilter } from "#db/queries/pledge-filter.server.ts"

/** Who reads, and when: names come in the reader's language, ratings as they stand on the day. */
export interface Seen {
  readonly lang: string
  readonly today: Day
}

/** A promise as lists show it. */
export interface Pledge {
  readonly id: number
  readonly publicId: string
  readonly personId: number
  readonly personPublicId: string
  readonly personName: string
  /** Word for word, in `lang`. */
  readonly text: string
  readonly lang: string
  /** In the reader's language, where somebody translated it. */
  readonly translation: string | null
  readonly saidOn: PartialDay | null
  /** The last day of the horizon; of a mandate, its end as it is known now. */
  readonly dueOn: PartialDay | null
  /** Null where nobody stated one. */
  readonly horizon: HorizonKind | null
  readonly horizonEvent: string | null
  readonly power: Power
  readonly category: string | null
  readonly recordedAt: Instant
  /** The verdict's rating or, where it finds nothing, what follows from the horizon. */
  readonly rating: Rating
  /** The verdict in force; null where there is none yet. */
  readonly verdict: {
    readonly number: number
    readonly rating: Rating
    readonly at: Instant
  } | null
  /** The deputy's latest word; null where the deputy has said nothing. */
  readonly claim: { readonly number: number; readonly rating: Rating; readonly at: Instant } | null
}

/** A promise with where it was read and who recorded it. */
export interface PledgeInFull extends Pledge {
  readonly source: Source
  readonly sourceSnapshotId: number
  readonly candidacyId: number | null
  /** Null for what was imported. */
  readonly recordedBy: { readonly name: string | null; readonly organization: string | null } | null
}

export interface PledgePage {
  readonly pledges: readonly Pledge[]
  /** What `after` takes for the next page; null on the last. */
  readonly next: string | null
}

/** One promise by its public id, or undefined. */
export async function findPledge(
  db: Reader,
  publicId: string,
  seen: Seen,
): Promise<PledgeInFull | undefined> {
  const [row] = await findRow(db, { ...seen, publicId })
  if (!row) return undefined
  const source = (await listSnapshots(db, [row.source_snapshot_id])).get(row.source_snapshot_id)
  if (!source) throw new Error(`promise ${publicId} has no source`)
  return {
    ...asPledge(row),
    source,
    sourceSnapshotId: row.source_snapshot_id,
    candidacyId: row.candidacy_id,
    recordedBy:
      row.recorder_id === null
        ? null
        : { name: row.recorder_name, organization: row.recorder_organization },
  }
}

const findRow = shaped<Seen & { publicId: string }>()((db, { publicId, ...seen }) =>
  selectPledges(db, {}, seen)
    .leftJoin("account", "account.id", "pledge.account_id")
    .leftJoin("organization", "organization.id", "account.organization_id")
    .select([
      "pledge.source_snapshot_id",
      "pledge.candidacy_id",
      "account.id as recorder_id",
      "account.display_name as recorder_name",
      nameInOrNull(seen.lang, "organization").as("recorder_organization"),
    ])
    .where("pledge.public_id", "=", publicId),
)

/**
 * Promises that a filter means, the latest recorded first. A page goes on after the promise that ended
 * the last one, so that what is recorded meanwhile shifts nothing. An unknown `after` gives an empty page.
 */
export async function listPledges(
  db: Reader,
  filter: PledgeFilter,
  seen: Seen,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<PledgePage> {
  const { after, limit } = page
  const rows = await listRows(db, { ...filter, ...seen, after, limit: limit + 1 })
  const pledges = rows.slice(0, limit).map(asPledge)
  return { pledges, next: rows.length > limit ? (pledges.at(-1)?.publicId ?? null) : null }
}

interface Listed extends PledgeFilter, Seen {
  readonly after: string | undefined
  readonly limit: number
}

const listRows = shaped<Listed>(...lookedAt)((db, { after, limit, ...seen }) => {
  const query = selectPledges(db, seen, seen).orderBy("pledge.id", "desc").limit(limit)
  if (after === undefined) return query
  return query.where("pledge.id", "<", (eb) =>
    eb.selectFrom("pledge as last").select("last.id").where("last.public_id", "=", after),
  )
})

/** How many promises that a filter means stand under each rating; every rating is named, in the order of pages. */
export async function countPledgesByRating(
  db: Reader,
  filter: PledgeFilter,
  today: Day,
): Promise<Record<Rating, number>> {
  const rows = await countRows(db, { ...filter, today })
  const counts = new Map(rows.map((row) => [row.rating, Number(row.count)]))
  const all = ratings.map((rating) => [rating, counts.get(rating) ?? 0])
  return Object.fromEntries(all) as Record<Rating, number>
}

const countRows = shaped<PledgeFilter & { today: Day }>(...lookedAt)((db, { today, ...filter }) =>
  db
    .selectFrom(pledgesWhere(db, filter, today).select(ratingSeen(today).as("rating")).as("seen"))
    .select((eb) => ["seen.rating", eb.fn.countAll().as("count")])
    .groupBy("seen.rating"),
)

function selectPledges(db: Reader, filter: PledgeFilter, { lang, today }: Seen) {
  return pledgesWhere(db, filter, today)
    .selectAll("pledge")
    .select([
      "person.public_id as person_public_id",
      nameIn(lang, "person").as("person_name"),
      pledgeTextIn(lang).as("translation"),
      "verdict.number as verdict_number",
      "verdict.rating as verdict_rating",
      "verdict.at as verdict_at",
      "claim.number as claim_number",
      "claim.rating as claim_rating",
      "claim.at as claim_at",
      dueSeen().as("due_seen"),
      ratingSeen(today).as("rating"),
    ])
}

type PledgeRow = Awaited<ReturnType<ReturnType<typeof selectPledges>["execute"]>>[number]

function asPledge(row: PledgeRow): Pledge {
  return {
    id: row.id,
    publicId: row.public_id,
    personId: row.person_id,
    personPublicId: row.person_public_id,
    personName: row.person_name,
    text: row.text,
    lang: row.lang,
    translation: row.translation,
    saidOn: row.said_on,
    dueOn: row.due_seen,
    horizon: row.horizon as HorizonKind | null,
    horizonEvent: row.horizon_event,
    power: row.power as Power,
    category: row.category,
    recordedAt: row.recorded_at,
    rating: row.rating,
    verdict: lastWord(row.verdict_number, row.verdict_rating, row.verdict_at),
    claim: lastWord(row.claim_number, row.claim_rating, row.claim_at),
  }
}

function lastWord(number: number | null, rating: string | null, at: Instant | null) {
  if (number === null || rating === null || at === null) return null
  return { number, rating: rating as Rating, at }
}
