import { createHash } from "node:crypto"
import type { Deed, End, Event, Looked, SawCheckpoint } from "./events.ts"

/** What clients were told of one letter's link. */
export interface ToldLink extends Deed {
  readonly secretHash: string
  /** How each following of it ended; one that has no end in the history ended as `unknown`. */
  readonly ends: readonly End[]
}

/** A history, put in order. */
export interface Told {
  readonly links: ReadonlyMap<string, ToldLink>
  readonly looks: readonly Looked[]
  readonly checkpoints: readonly SawCheckpoint[]
  readonly complaints: readonly string[]
}

/** Puts together what was told of each link. */
export function toldBy(events: readonly Event[]): Told {
  const ends = new Map<number, End>()
  for (const event of events) if (event.is === "end") ends.set(event.op, event.end)
  const links = new Map<string, ToldLink>()
  for (const event of events) {
    if (event.is !== "invoke" || event.secret === undefined) continue
    const secretHash = createHash("sha256").update(event.secret).digest("hex")
    const before = links.get(secretHash)?.ends ?? []
    const end = ends.get(event.op) ?? "unknown"
    const { does, petition, who } = event
    links.set(secretHash, { does, petition, who, secretHash, ends: [...before, end] })
  }
  return {
    links,
    looks: events.filter((event) => event.is === "count"),
    checkpoints: events.filter((event) => event.is === "checkpoint"),
    complaints: events.flatMap((event) => (event.is === "complaint" ? [event.words] : [])),
  }
}

/** Who was told to be counted. */
export function acknowledgedOf({ links }: Told): ToldLink[] {
  return [...links.values()].filter(({ ends }) => ends.includes("ok"))
}
