import type { MandateDates, MandateKind } from "#app/domain/mandate.ts"
import type { Rating } from "#app/domain/rating.ts"
import { prepared } from "#db/prepared.server.ts"
import { readOnce } from "#db/read-once.server.ts"
import type { Reader } from "#db/schema.ts"

/** The seat that a petition is about: whose, where, of which days and under which rule set. */
export interface Seat {
  readonly membershipId: number
  readonly personId: number
  readonly areaId: number | null
  readonly kind: MandateKind | null
  /** The rule set that binds the post, where somebody has said which. */
  readonly ruleSet: string | null
  readonly dates: MandateDates
}

/** The seat of a membership, by its internal id. @throws where there is none */
export async function getSeat(db: Reader, membershipId: number): Promise<Seat> {
  return readOnce(db, ofSeats, `seat ${String(membershipId)}`, async () => {
    const [row] = await seatOf(db, { membershipId })
    if (!row) throw new Error(`there is no membership ${String(membershipId)}`)
    return asSeat(row)
  })
}

const ofSeats = ["membership", "post", "legislative_period"] as const

const seatOf = prepared<{ membershipId: number }>()((db, value) =>
  seats(db).where("membership.id", "=", value("membershipId")),
)

/** The seat of a membership of a legislature, by its public id, or undefined. */
export async function findSeat(db: Reader, publicId: string): Promise<Seat | undefined> {
  const row = await seats(db)
    .innerJoin("organization", "organization.id", "membership.organization_id")
    .where("organization.classification", "=", "legislature")
    .where("membership.public_id", "=", publicId)
    .executeTakeFirst()
  return row && asSeat(row)
}

/** The public ids of the deputy whom a petition is about and of its district; null where it has none. */
export async function getPublicSeat(
  db: Reader,
  petitionId: number,
): Promise<{ readonly personId: string; readonly areaId: string | null }> {
  const row = await db
    .selectFrom("petition")
    .innerJoin("membership", "membership.id", "petition.membership_id")
    .innerJoin("person", "person.id", "membership.person_id")
    .leftJoin("area", "area.id", "petition.area_id")
    .select(["person.public_id as person_id", "area.public_id as area_id"])
    .where("petition.id", "=", petitionId)
    .executeTakeFirstOrThrow()
  return { personId: row.person_id, areaId: row.area_id }
}

/** A promise as a ground: whose it is, and the verdict in force. */
export interface PledgeOnTrial {
  readonly pledgeId: number
  readonly personId: number
  readonly verdict: { readonly id: number; readonly rating: Rating } | null
}

/** Promises by their public ids, in the order asked; an unknown id is left out, one given twice comes twice. */
export async function listPledgesOnTrial(
  db: Reader,
  publicIds: readonly string[],
): Promise<PledgeOnTrial[]> {
  if (publicIds.length === 0) return []
  const rows = await db
    .selectFrom("pledge")
    .leftJoin("verdict", "verdict.id", "pledge.verdict_id")
    .select([
      "pledge.public_id",
      "pledge.id",
      "pledge.person_id",
      "verdict.id as verdict_id",
      "verdict.rating",
    ])
    .where("pledge.public_id", "in", publicIds)
    .execute()
  const known = new Map(rows.map((row) => [row.public_id, row]))
  return publicIds.flatMap((publicId) => {
    const row = known.get(publicId)
    return row ? [asOnTrial(row)] : []
  })
}

function asOnTrial(row: {
  id: number
  person_id: number
  verdict_id: number | null
  rating: string | null
}): PledgeOnTrial {
  return {
    pledgeId: row.id,
    personId: row.person_id,
    verdict: row.verdict_id === null ? null : { id: row.verdict_id, rating: row.rating as Rating },
  }
}

function seats(db: Reader) {
  return db
    .selectFrom("membership")
    .leftJoin("post", "post.id", "membership.post_id")
    .leftJoin("legislative_period as period", "period.id", "membership.legislative_period_id")
    .select([
      "membership.id",
      "membership.person_id",
      "membership.area_id",
      "membership.mandate_kind",
      "membership.start_date",
      "membership.end_date",
      "post.area_id as post_area_id",
      "post.mandate_kind as post_kind",
      "post.rule_set",
      "period.id as period_id",
      "period.start_date as period_start",
      "period.end_date as period_end",
    ])
}

type SeatRow = Awaited<ReturnType<ReturnType<typeof seats>["execute"]>>[number]

function asSeat(row: SeatRow): Seat {
  return {
    membershipId: row.id,
    personId: row.person_id,
    areaId: row.area_id ?? row.post_area_id,
    kind: (row.mandate_kind ?? row.post_kind) as MandateKind | null,
    ruleSet: row.rule_set,
    dates: {
      startDate: row.start_date,
      endDate: row.end_date,
      period:
        row.period_id === null ? null : { startDate: row.period_start, endDate: row.period_end },
    },
  }
}
