import type { Rating } from "#app/domain/rating.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import { seats } from "#scripts/demo/seats.ts"
import { petitionPlans } from "#scripts/demo/petition-plans.ts"

/** How the promises stand: three hundred that two have coded, and some that nobody has assessed. */
const counts: Readonly<Record<Rating, number>> = {
  kept: 62,
  "partly-kept": 42,
  broken: 50,
  "in-progress": 55,
  stalled: 21,
  "not-due": 57,
  "not-assessed": 22,
  "not-verifiable": 8,
  "outside-power": 5,
}

/** The ratings of each seat's promises, eight or nine: who is to be recalled has broken two at least. */
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
    own.push(...pool.splice(0, (index % 20 === 0 ? 9 : 8) - own.length))
  }
  return bySeat
}
