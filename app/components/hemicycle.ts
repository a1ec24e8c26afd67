export interface Seat {
  x: number
  y: number
}

export interface Hemicycle {
  /** In the order in which they are filled: by angle, from the left. */
  seats: readonly Seat[]
  width: number
  height: number
  centre: Seat
}

const innermost = 62
const betweenArcs = 28
const betweenSeats = 24
const margin = 12
/** Room for a line of words under the lowest seats, which may be wider than the gap between them. */
const caption = 18
const narrowest = 344

/**
 * Places seats on half circles: the outer of three arcs for a small chamber, all three from 25 seats,
 * one arc more for every 28 units of radius.
 * Seats are shared among the arcs by their length, then sorted by angle, so that one option fills one wedge.
 */
export function hemicycle(count: number): Hemicycle {
  const radii = arcsFor(count)
  const outermost = radii.at(-1) ?? innermost
  const centre = { x: Math.max(narrowest / 2, outermost + margin), y: outermost + margin }
  const seats = share(count, radii)
    .flatMap((onArc, arc) => anglesOf(onArc).map((angle) => ({ angle, radius: radii[arc] ?? 0 })))
    .sort((a, b) => a.angle - b.angle || a.radius - b.radius)
    .map(({ angle, radius }) => ({
      x: round(centre.x - radius * Math.cos(angle)),
      y: round(centre.y - radius * Math.sin(angle)),
    }))
  return { seats, width: 2 * centre.x, height: centre.y + margin + caption, centre }
}

function arcsFor(count: number): number[] {
  const three = [innermost, innermost + betweenArcs, innermost + 2 * betweenArcs]
  if (count <= 12) return three.slice(2)
  if (count <= 24) return three.slice(1)
  const radii = three
  while (capacity(radii) < count) radii.push((radii.at(-1) ?? innermost) + betweenArcs)
  return radii
}

function capacity(radii: readonly number[]): number {
  return radii.reduce((sum, radius) => sum + Math.floor((Math.PI * radius) / betweenSeats) + 1, 0)
}

/** Whole seats in the proportion of the arcs' lengths; the remainder goes outward first. */
function share(count: number, radii: readonly number[]): number[] {
  const length = radii.reduce((sum, radius) => sum + radius, 0)
  const seats = radii.map((radius) => Math.floor((count * radius) / length))
  let left = count - seats.reduce((sum, of) => sum + of, 0)
  for (let arc = seats.length - 1; left > 0; arc = arc === 0 ? seats.length - 1 : arc - 1) {
    seats[arc] = (seats[arc] ?? 0) + 1
    left--
  }
  return seats
}

function anglesOf(count: number): number[] {
  if (count === 1) return [Math.PI / 2]
  return Array.from({ length: count }, (_, index) => (index * Math.PI) / (count - 1))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
