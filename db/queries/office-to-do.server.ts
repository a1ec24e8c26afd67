import type { Rating } from "#app/domain/rating.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader } from "#db/schema.ts"

/** A promise on a deputy's list of what waits. */
export interface WaitingPledge {
  readonly publicId: string
  readonly text: string
  readonly lang: string
  /** Since when it waits. */
  readonly since: Instant
}

/** A deputy's promises with evidence that was linked since an instant, the latest first. */
export async function listNewlyEvidenced(
  db: Reader,
  personId: number,
  since: Instant,
): Promise<(WaitingPledge & { readonly count: number })[]> {
  const rows = await db
    .selectFrom("evidence")
    .innerJoin("pledge", "pledge.id", "evidence.pledge_id")
    .select(["pledge.public_id", "pledge.text", "pledge.lang"])
    .select((eb) => [eb.fn.max("evidence.at").as("since"), eb.fn.countAll().as("count")])
    .where("pledge.person_id", "=", personId)
    .where("evidence.at", ">=", since)
    .groupBy(["pledge.id", "pledge.public_id", "pledge.text", "pledge.lang"])
    .orderBy("since", "desc")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    text: row.text,
    lang: row.lang,
    since: row.since,
    count: Number(row.count),
  }))
}

/** A deputy's promises whose finding in force has one of these ratings and no reply, the latest first. */
export async function listUnansweredFindings(
  db: Reader,
  personId: number,
  asked: readonly Rating[],
): Promise<WaitingPledge[]> {
  const rows = await db
    .selectFrom("pledge")
    .innerJoin("verdict", "verdict.id", "pledge.verdict_id")
    .select(["pledge.public_id", "pledge.text", "pledge.lang", "verdict.at"])
    .where("pledge.person_id", "=", personId)
    .where("verdict.rating", "in", asked)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("finding_reply")
            .select("finding_reply.id")
            .whereRef("finding_reply.verdict_id", "=", "verdict.id"),
        ),
      ),
    )
    .orderBy("verdict.at", "desc")
    .orderBy("pledge.id")
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    text: row.text,
    lang: row.lang,
    since: row.at,
  }))
}
