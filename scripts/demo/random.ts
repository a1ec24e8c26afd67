/** Numbers that look drawn by lot and are the same in every run. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  /** @throws where there is nothing to pick */
  pick<Item>(items: readonly Item[]): Item
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** Draws from a seed: two with one seed draw the same. (Mulberry32 over FNV-1a, both in the public domain.) */
export function makeRandom(seed: string): Random {
  let state = hash(seed)

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  function whole(least: number, most: number): number {
    return least + Math.floor(next() * (most - least + 1))
  }

  function pick<Item>(items: readonly Item[]): Item {
    const item = items[whole(0, items.length - 1)]
    if (item === undefined) throw new Error("there is nothing to pick")
    return item
  }

  function shuffled<Item>(items: readonly Item[]): Item[] {
    const rest = [...items]
    const drawn: Item[] = []
    while (rest.length > 0) drawn.push(...rest.splice(whole(0, rest.length - 1), 1))
    return drawn
  }

  return { whole, pick, shuffled, chance: (percent) => next() * 100 < percent }
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return value
}
