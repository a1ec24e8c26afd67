import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { isRaw, listOf, pointer, unreadable } from "./json-document.ts"
import type { Raw, Unreadable } from "./json-document.ts"
import type { SubjectKind } from "./subject.ts"
import type { Tally } from "./tally.ts"

/** A record of the file and its place, with the record it is nested in, if it is. */
export interface Placed {
  readonly raw: Raw
  readonly place: string
  readonly within?: Placed & { readonly kind: SubjectKind }
}

/** A Popolo file with every record where a reader looks for it, nested ones taken out. */
export interface PopoloDocument extends Readonly<Record<Collection, readonly Placed[]>> {
  readonly meta: Raw | null
}

const kinds = {
  persons: "person",
  organizations: "organization",
  areas: "area",
  posts: "post",
  events: "legislative_period",
  memberships: "membership",
} as const satisfies Record<string, SubjectKind>

type Collection = keyof typeof kinds
const collections = Object.keys(kinds) as Collection[]

/**
 * Takes a Popolo file apart: an object with `persons` or another collection, or a bare list of persons
 * (or of organizations, told by their `classification`).
 * Refuses what is neither. What is no record at all is rejected, a collection of no known name warned of.
 */
export function readPopoloDocument(
  document: unknown,
  tally: Tally,
): Outcome<PopoloDocument, Unreadable> {
  const bare = Array.isArray(document) ? nameOfList(document as unknown[]) : undefined
  const top = bare ? { [bare]: document } : document
  if (!isRaw(top)) return unreadable("neither an object with persons nor a list of persons")
  if (!collections.some((name) => Array.isArray(top[name]))) {
    return unreadable("holds none of persons, organizations, memberships, areas, posts, events")
  }
  warnOfOthers(top, tally)
  const all = Object.fromEntries(
    collections.map((name) => [
      name,
      placeAll(listOf(top, name), name === bare ? "" : `/${name}`, kinds[name], tally),
    ]),
  ) as unknown as Record<Collection, Placed[]>
  return accept({
    ...all,
    events: [...all.events, ...nested(all, "organizations", "legislative_periods", tally)],
    memberships: [
      ...all.memberships,
      ...nested(all, "persons", "memberships", tally),
      ...nested(all, "organizations", "memberships", tally),
    ],
    meta: isRaw(top["meta"]) ? top["meta"] : null,
  })
}

function nameOfList(list: readonly unknown[]): Collection {
  const isOrganizations =
    list.length > 0 && list.every((item) => isRaw(item) && "classification" in item)
  return isOrganizations ? "organizations" : "persons"
}

function warnOfOthers(top: Raw, tally: Tally): void {
  const known = new Set<string>([...collections, "meta"])
  for (const key of Object.keys(top)) {
    if (known.has(key)) continue
    const isVotes = key === "motions" || key === "vote_events" || key === "votes"
    tally.warn(
      pointer("", key),
      isVotes ? "not read here: use the format popolo-votes" : "no collection of Popolo: not kept",
    )
  }
}

function placeAll(
  list: readonly unknown[],
  base: string,
  kind: SubjectKind,
  tally: Tally,
): Placed[] {
  tally.read(kind, list.length)
  return list.flatMap((raw, index) => {
    const place = pointer(base, index)
    if (isRaw(raw)) return [{ raw, place }]
    tally.reject(kind, place, "is no object")
    return []
  })
}

function nested(
  all: Record<Collection, Placed[]>,
  outer: Collection,
  key: "memberships" | "legislative_periods",
  tally: Tally,
): Placed[] {
  const kind = key === "memberships" ? "membership" : "legislative_period"
  return all[outer].flatMap((within) =>
    placeAll(listOf(within.raw, key), pointer(within.place, key), kind, tally).map((placed) => ({
      ...placed,
      within: { ...within, kind: kinds[outer] },
    })),
  )
}
