/** What an import did with the records of one kind. Each record read ends in exactly one of the other five. */
export interface Counts {
  read: number
  added: number
  updated: number
  unchanged: number
  rejected: number
}

/** One record that was not taken (`reject`) or not taken as it stands (`warning`), and where it lies. */
export interface Problem {
  readonly level: "reject" | "warning"
  /** `line 17` of a CSV, or a JSON pointer (RFC 6901). */
  readonly place: string
  readonly reason: string
}

export type Fate = "added" | "updated" | "unchanged"

/** Counts the records of one file by kind, and keeps every reject and warning in the order they were met. */
export class Tally {
  readonly kinds = new Map<string, Counts>()
  readonly problems: Problem[] = []

  read(kind: string, records = 1): void {
    this.of(kind).read += records
  }

  settle(kind: string, fate: Fate, records = 1): void {
    this.of(kind)[fate] += records
  }

  reject(kind: string, place: string, reason: string): void {
    this.of(kind).rejected += 1
    this.problems.push({ level: "reject", place, reason })
  }

  warn(place: string, reason: string): void {
    this.problems.push({ level: "warning", place, reason })
  }

  /** One of its own that goes on from here, for an attempt that may have to be made again. */
  copy(): Tally {
    const copy = new Tally()
    for (const [kind, counts] of this.kinds) copy.kinds.set(kind, { ...counts })
    copy.problems.push(...this.problems)
    return copy
  }

  /** All kinds together, with the number of warnings. */
  total(): Counts & { warnings: number } {
    const total = { ...noCounts(), warnings: 0 }
    for (const counts of this.kinds.values()) {
      for (const key of countNames) total[key] += counts[key]
    }
    total.warnings = this.problems.filter(({ level }) => level === "warning").length
    return total
  }

  private of(kind: string): Counts {
    const known = this.kinds.get(kind)
    if (known) return known
    const made = noCounts()
    this.kinds.set(kind, made)
    return made
  }
}

export const countNames = ["read", "added", "updated", "unchanged", "rejected"] as const

function noCounts(): Counts {
  return { read: 0, added: 0, updated: 0, unchanged: 0, rejected: 0 }
}
