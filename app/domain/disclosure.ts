/*
 * How many of a whole fall into which cell (an assurance, an area, a day), without telling of anybody. The
 * whole is public at each publication; what is kept back is which cell moved, until enough others moved too.
 */

/** The least that is told: of a cell, and of a cell's change. Never set below 5. */
export const leastDisclosed = 10

/** A cell as it is shown: null where it is under the least, or kept back so that no other can be reckoned. */
export type ShownCells = Readonly<Record<string, number | null>>

/** The true numbers of all cells that there can be, also the empty ones. */
export type TrueCells = Readonly<Record<string, number>>

/** What was shown last, what is true now. */
interface Look {
  readonly shown: ShownCells
  readonly now: TrueCells
  readonly least: number
}

/**
 * Decides what is shown of a breakdown once a day, given what was shown last.
 *
 * A cell's new number is told only where it differs by at least `least` from the last one told, and is not
 * under it. Whoever knows the whole can reckon what is kept back as one sum: so a number is told only while
 * the cells behind it have, taken together, moved by as much and amount to as much; the last two are told
 * together or not at all. The first cell that cannot be told ends the telling: that one may have moved
 * alone, or any of those behind it, and nobody can say which. Passing it over would itself tell something.
 * Where one that could be told anew has fallen under `least`, all are blanked and begin anew: it is not said
 * which fell. A single possible cell is the whole.
 *
 * @param shown what was shown last; a cell that is not named was never shown
 * @param now every cell that there can be, in an order that does not depend on the numbers
 */
export function decideDisclosure(
  shown: ShownCells,
  now: TrueCells,
  least = leastDisclosed,
): ShownCells {
  const look = { shown, now, least }
  const names = Object.keys(now)
  const told = names.slice(0, countTold(look, names))
  const isBlank = told.some((name) => cell(now, name) < least)
  return Object.fromEntries(
    names.map((name) => {
      if (isBlank) return [name, null]
      return [name, told.includes(name) ? cell(now, name) : (shown[name] ?? null)]
    }),
  )
}

/** How many of the cells, from the first on, can be told anew. */
function countTold(look: Look, names: readonly string[]): number {
  const { length } = names
  if (length === 1) return hasMoved(look, names) ? 1 : 0
  const stop = names.findIndex(
    (name, at) => !hasMoved(look, [name]) || !isHiding(look, names.slice(at + 1)),
  )
  // The last one stands alone behind the last but one: both are told, or none.
  return stop === length - 1 ? length : stop
}

/** Tells whether cells hide one another: as one sum they have moved enough, and are enough. */
function isHiding(look: Look, names: readonly string[]): boolean {
  return hasMoved(look, names) && sum(look.now, names) >= look.least
}

function hasMoved({ shown, now, least }: Look, names: readonly string[]): boolean {
  return Math.abs(sum(now, names) - sum(shown, names)) >= least
}

function sum(cells: ShownCells, names: readonly string[]): number {
  return names.reduce((total, name) => total + cell(cells, name), 0)
}

function cell(cells: ShownCells, name: string): number {
  return cells[name] ?? 0
}
