import type { Rating } from "#app/domain/rating.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import { seats } from "#scripts/demo/seats.ts"
import { petitionPlans } from "#scripts/demo/petition-plans.ts"

/** How three hundred promises stand. */
const counts: Readonly<Record<Rating, number>> = {
  kept: 58,
  "partly-kept": 38,
  broken: 47,
  "in-progress": 51,
  stalled: 19,
  "not-due": 53,
  "not-assessed": 22,
  "not-verifiable": 7,
  "outside-power": 5,
}

/** The ratings of each seat's promises, seven or eight: who is to be recalled has broken two at least. */
export function ratingsBySeat(): ReadonlyMap<number, readonly Rating[]> {
  const sued = new Set(petitionPlans.map(({ seat }) => seat))
  const bySeat = new Map<number, Rating[]>(seats.map(({ index }) => [index, []]))
  for (const seat of sued) bySeat.set(seat, ["broken"])
  const pool = makeRandom("ratings").shuffled(
    Object.entries(counts).flatMap(([rating, count]) =>
      Array.from(
        { length: rating === "broken" ? count - sued.size : count },
        () => rating as Rating,
      ),
    ),
  )
  for (const { index } of seats) {
    const own = bySeat.get(index) ?? []
    own.push(...pool.splice(0, (index % 2 === 0 ? 8 : 7) - own.length))
  }
  return bySeat
}
