import { canonicalJson } from "#app/lib/canonical-json.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { contentOf, nameDrafts } from "./content-id.ts"
import { isRaw, pointer } from "./json-document.ts"
import type { Unreadable } from "./json-document.ts"
import { isOwnExport } from "./own-export.ts"
import { readPopoloDocument } from "./popolo-document.ts"
import type { Placed, PopoloDocument } from "./popolo-document.ts"
import { keepElsewhere } from "./popolo-kept.ts"
import { readPerson } from "./popolo-person.ts"
import { readArea, readOrganization, readPeriod } from "./popolo-place.ts"
import { readMembership, readPost } from "./popolo-seat.ts"
import { popoloSpaces } from "./popolo-source.ts"
import type { PopoloSpaces } from "./popolo-source.ts"
import { sharedSpace } from "./subject.ts"
import type { Draft, Subject, SubjectKind } from "./subject.ts"
import type { Tally } from "./tally.ts"

/** The records of a Popolo file, in the order in which they can be stored. */
export type PopoloRecords = readonly (readonly [kind: SubjectKind, records: readonly Subject[]])[]

/** A file's records and the space of its organizations and areas. */
export interface MappedPopolo {
  readonly source: string
  readonly records: PopoloRecords
}

/**
 * Maps a Popolo file (popoloproject.com, with EveryPolitician's legislative periods) to records.
 *
 * @param given the space of all ids, where the person who imports names one
 * Refuses what is no Popolo at all; a record that cannot be used is rejected into the tally.
 */
export function mapPopolo(
  parsed: unknown,
  given: string | null,
  tally: Tally,
): Outcome<MappedPopolo, Unreadable> {
  const read = readPopoloDocument(parsed, tally)
  if (!read.ok) return read
  const spaces = popoloSpaces(read.value, given)
  const document = isOwnExport(read.value) ? { ...read.value, meta: null } : read.value
  if (spaces.isAdrift) {
    tally.warn("", "names no legislature: organizations and areas lie in the shared space of ids")
  }
  const sorted = keepElsewhere(document, spaces.legislature, tally)

  const areas = draftAll([...document.areas, ...inlineAreas(document, tally)], (placed) =>
    readArea(placed, spaces, tally),
  )
  const organizations = draftAll(sorted.organizations, (placed) =>
    readOrganization(placed, spaces, tally),
  )
  const periods = draftAll(sorted.periods, (placed) => readPeriod(placed, spaces, tally))
  const persons = namePersons(
    draftAll(document.persons, (placed) => readPerson(placed, tally)),
    spaces,
  )
  const context = { spaces, areaKinds: kindsOf(areas) }
  const posts = draftAll(document.posts, (placed) => readPost(placed, context, tally))
  const seats = {
    ...context,
    posts: new Map(posts.map((post) => [post.ownId ?? "", post])),
    holders: new Map(persons.map(({ place, ref }) => [place, ref])),
  }
  const memberships = draftAll(sorted.memberships, (placed) => readMembership(placed, seats, tally))
  return accept({
    source: spaces.source,
    records: [
      ["area", nameDrafts(areas, "area", spaces.source)],
      ["organization", nameDrafts(organizations, "organization", spaces.source)],
      ["legislative_period", nameDrafts(periods, "legislative_period", spaces.source)],
      ["person", persons],
      ["post", nameDrafts(posts, "post", spaces.source)],
      ["membership", nameDrafts(memberships, "membership", spaces.source)],
    ],
  })
}

function draftAll(placed: readonly Placed[], read: (placed: Placed) => Draft | undefined): Draft[] {
  return placed.map(read).filter((draft) => draft !== undefined)
}

/**
 * Persons without an id lie in the file's own space: homonyms of two files are two people. Where that
 * is the shared space, all that is said of them tells them apart.
 */
function namePersons(drafts: readonly Draft[], { persons, source }: PopoloSpaces): Subject[] {
  const nameless = drafts
    .filter(({ ownId }) => ownId === null)
    .map((draft) => (source === sharedSpace ? { ...draft, key: [contentOf(draft)] } : draft))
  const own = drafts.filter(({ ownId }) => ownId !== null)
  return [...nameDrafts(own, "person", persons), ...nameDrafts(nameless, "person", source)]
}

/** The areas that posts and memberships hold inline, each once. */
function inlineAreas(document: PopoloDocument, tally: Tally): Placed[] {
  const found = new Map<string, Placed>()
  for (const { raw, place } of [...document.posts, ...document.memberships]) {
    const area = raw["area"]
    if (!isRaw(area)) continue
    const said = canonicalJson(area)
    if (!found.has(said)) found.set(said, { raw: area, place: pointer(place, "area") })
  }
  tally.read("area", found.size)
  return [...found.values()]
}

function kindsOf(areas: readonly Draft[]): ReadonlyMap<string, string> {
  return new Map(areas.map(({ ownId, fields }) => [ownId ?? "", String(fields["kind"])]))
}
