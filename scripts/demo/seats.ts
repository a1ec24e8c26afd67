import { makeRandom } from "#scripts/demo/random.ts"
import type { Named } from "#scripts/demo/words/named.ts"
import { deputies } from "#scripts/demo/words/people-names.ts"
import { houses } from "#scripts/demo/words/place-names.ts"
import type { House } from "#scripts/demo/words/place-names.ts"

/** One seat, who holds it, and what law has been said to bind it. Ids are those of the import. */
export interface Seat {
  readonly index: number
  readonly house: House
  readonly kind: "district" | "list"
  /** The number of its district in its house; of a list seat, its place on the lists. */
  readonly number: number
  readonly ruleSet: "kz-2026" | null
  readonly registered: number
  readonly personId: string
  readonly postId: string
  readonly areaId: string
  readonly membershipId: string
  readonly name: Named
  readonly gender: "f" | "m"
  /** Sat in the council before, too. */
  readonly satBefore: boolean
}

/** Seats of which nobody has said which law binds them: their petitions can only be advisory. */
const unbound = [30, 31]

/** All seats, in the order of houses and districts. */
export const seats: readonly Seat[] = houses
  .flatMap((house) => [
    ...numbers(house.districts).map((number) => ({ house, kind: "district" as const, number })),
    ...numbers(house.list).map((number) => ({ house, kind: "list" as const, number })),
  ])
  .map(({ house, kind, number }, index) => {
    const row = deputies[index]
    if (!row) throw new Error(`nobody holds seat ${index}`)
    const [kkGiven, kkFamily, ruGiven, ruFamily, en, gender] = row
    const random = makeRandom(`seat/${index}`)
    const key = `${house.key}-${kind}-${number}`
    return {
      index,
      house,
      kind,
      number,
      ruleSet: unbound.includes(index) ? null : "kz-2026",
      registered: random.whole(...house.voters),
      personId: `deputy-${index + 1}`,
      postId: `seat-${key}`,
      areaId: kind === "list" ? `area-${house.key}` : `district-${key}`,
      membershipId: `mandate-${key}`,
      name: { kk: `${kkGiven} ${kkFamily}`, ru: `${ruGiven} ${ruFamily}`, en },
      gender,
      satBefore: index % 3 !== 1,
    }
  })

/** The seat of an index. @throws where there is none */
export function seatOf(index: number): Seat {
  const seat = seats[index]
  if (!seat) throw new Error(`there is no seat ${index}`)
  return seat
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
