import type { HorizonKind } from "#app/domain/pledge.ts"
import type { RatedPledge } from "#app/domain/rating-history.ts"
import type { Rating } from "#app/domain/rating.ts"
import { dayIn } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader } from "#db/schema.ts"

/** Every promise of a person with its verdicts, oldest first; days are those of the country. */
export async function listRatedPledges(db: Reader, personId: number): Promise<RatedPledge[]> {
  const [pledges, verdicts] = await Promise.all([
    pledgesOf(db, { personId }),
    verdictsOn(db, { personId }),
  ])
  return pledges.map((pledge) => ({
    saidOn: pledge.said_on ?? dayIn(homeZone, pledge.recorded_at),
    dueOn: pledge.due_on,
    horizon: pledge.horizon as HorizonKind | null,
    verdicts: verdicts
      .filter((verdict) => verdict.pledge_id === pledge.id)
      .map(({ rating, at }) => ({ day: dayIn(homeZone, at), rating: rating as Rating })),
  }))
}

const pledgesOf = shaped<{ personId: number }>()((db, { personId }) =>
  db
    .selectFrom("pledge")
    .select(["id", "said_on", "due_on", "horizon", "recorded_at"])
    .where("person_id", "=", personId)
    .orderBy("id"),
)

const verdictsOn = shaped<{ personId: number }>()((db, { personId }) =>
  db
    .selectFrom("verdict")
    .innerJoin("pledge", "pledge.id", "verdict.pledge_id")
    .select(["verdict.pledge_id", "verdict.rating", "verdict.at"])
    .where("pledge.person_id", "=", personId)
    .orderBy("verdict.pledge_id")
    .orderBy("verdict.number"),
)
