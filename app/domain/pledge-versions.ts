/** The facts of a promise that a version keeps, by their column, in the order in which they are read. */
export const versionedFacts = [
  "text",
  "lang",
  "said_on",
  "horizon",
  "due_on",
  "horizon_event",
  "mandate_id",
  "power",
  "category",
  "quote_place",
] as const
export type VersionedFact = (typeof versionedFacts)[number]

/** Facts of links to evidence that a version keeps. */
export const versionedLinkFacts = ["fulfilling_option", "direction", "strength", "note"] as const
export type VersionedLinkFact = (typeof versionedLinkFacts)[number]

/** A row as it stood: values by column; absent is null. */
export type Body = Readonly<Record<string, unknown>>

/** One fact that differs between two versions. */
export interface Change<Fact extends string> {
  readonly fact: Fact
  readonly former: string | null
  readonly latter: string | null
}

/** What changed from one version to the next, fact by fact. */
export function changesBetween<Fact extends string>(
  facts: readonly Fact[],
  former: Body,
  latter: Body,
): Change<Fact>[] {
  return facts
    .map((fact) => ({ fact, former: said(former[fact]), latter: said(latter[fact]) }))
    .filter((change) => change.former !== change.latter)
}

function said(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null
}

/** A wording that was superseded: by whose deed, when and why. */
export interface Superseding {
  readonly number: number
  readonly body: Body
  readonly at: string
  readonly reason: string | null
  readonly by: string | null
}

/** A version as its page tells of it. */
export interface Version<Fact extends string> {
  readonly number: number
  /** Null for the first one: it was recorded, not changed. */
  readonly made: {
    readonly at: string
    readonly by: string | null
    readonly reason: string | null
  } | null
  /** What it changed of the version before it. */
  readonly changes: readonly Change<Fact>[]
}

/**
 * All versions of a row, the one in force first. What is stored is what was superseded: who superseded a
 * version made the next.
 *
 * @param current the row as it stands
 * @param superseded the wordings before it, the oldest first
 */
export function versionsOf<Fact extends string>(
  facts: readonly Fact[],
  current: Body,
  superseded: readonly Superseding[],
): Version<Fact>[] {
  const bodies = [...superseded.map(({ body }) => body), current]
  const versions = bodies.map((body, index): Version<Fact> => {
    const maker = superseded[index - 1]
    if (!maker) return { number: 1, made: null, changes: [] }
    const { number, at, by, reason } = maker
    const changes = changesBetween(facts, maker.body, body)
    return { number: number + 1, made: { at, by, reason }, changes }
  })
  return versions.reverse()
}
