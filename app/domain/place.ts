import { houseNumbers } from "./house-numbers.ts"

/** What leads somebody to their district: where they live, or where they vote. */
export const placeKinds = ["settlement", "street", "station"] as const
export type PlaceKind = (typeof placeKinds)[number]

/** A place as its row tells of it. */
interface PlaceFacts {
  readonly kind: string
  readonly name: string
  readonly settlement: string | null
  readonly houses: string | null
  readonly address: string | null
}

/** A station's name is its number: what it is has to be found as well. */
const stationWords = "сайлау учаскесі избирательный участок polling station"

/** The texts by whose words a place is found, its names in other languages left out. */
export function placeTexts({ kind, name, settlement, houses, address }: PlaceFacts): string[] {
  const told = [name, settlement, address, kind === "station" ? stationWords : null]
  const numbers = houses === null ? [] : (houseNumbers(houses) ?? [])
  return [...told.filter((text) => text !== null), ...numbers]
}
