/** Everything that can be found, in the order in which equally good hits are shown. */
export const searchKinds = ["person", "area", "place", "pledge", "petition"] as const
export type SearchKind = (typeof searchKinds)[number]
