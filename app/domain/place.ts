/** What leads somebody to their district: where they live, or where they vote. */
export const placeKinds = ["settlement", "street", "station"] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Tells whether a text, such as a value from the database, names a kind of place. */
export function isPlaceKind(text: string): text is PlaceKind {
  return (placeKinds as readonly string[]).includes(text)
}
