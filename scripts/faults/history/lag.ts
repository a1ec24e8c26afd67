import type { Looked } from "./events.ts"

export interface Lag {
  readonly ms: number
  /** What was shown too late; undefined where nobody was ever behind. */
  readonly look: Looked | undefined
}

/**
 * The longest time for which somebody went on showing less of a petition than somebody else had shown: from when
 * the larger number was first seen to when the smaller one was asked for. What happens between two looks is not
 * seen: the true time may be longer by as much.
 */
export function longestLag(looks: readonly Looked[]): Lag {
  const first = firstSeen(looks)
  let longest: Lag = { ms: 0, look: undefined }
  for (const look of looks) {
    const known = earliestAbove(first.get(look.petition) ?? [], look.count)
    if (known !== undefined && look.asked - known > longest.ms)
      longest = { ms: look.asked - known, look }
  }
  return longest
}

interface Step {
  readonly at: number
  readonly count: number
}

/** When each larger number of a petition was first seen, in order. */
function firstSeen(looks: readonly Looked[]): ReadonlyMap<string, Step[]> {
  const steps = new Map<string, Step[]>()
  for (const { petition, answered, count } of inOrder(looks, ({ answered }) => answered)) {
    const own = steps.get(petition) ?? []
    if (count > (own.at(-1)?.count ?? -1)) own.push({ at: answered, count })
    steps.set(petition, own)
  }
  return steps
}

/** When a number above this one was first seen. */
function earliestAbove(steps: readonly Step[], count: number): number | undefined {
  let [from, to] = [0, steps.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((steps[middle]?.count ?? 0) > count) to = middle
    else from = middle + 1
  }
  return steps[from]?.at
}

export function inOrder(looks: readonly Looked[], by: (look: Looked) => number): Looked[] {
  return [...looks].sort((one, other) => by(one) - by(other))
}
