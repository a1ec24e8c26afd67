import { daysBetween } from "#app/lib/day.ts"
import type { Day } from "#app/lib/instant.ts"

export interface Span {
  from: Day
  to: Day
}

/** Where a day falls in a term, 0 at its first day and 1 at its last; days outside lie on the nearer edge. */
export function placeInTerm(term: Span, day: Day): number {
  const length = daysBetween(term.from, term.to)
  const place = length > 0 ? daysBetween(term.from, day) / length : 0
  return Math.min(Math.max(place, 0), 1)
}

/** Labels that would overlap are dropped, the later first; the ends of the term always stay. */
export function spacedYears(places: readonly { year: string; x: number }[], room: number) {
  const last = places.at(-1)
  return places.filter((place, index) => {
    if (index === 0 || place === last) return true
    const before = places[index - 1]
    return (!before || place.x - before.x >= room) && (!last || last.x - place.x >= room)
  })
}
