import type { Mark, SubjectKind } from "#db/changes.server.ts"
import { findKeyByPublicId } from "#db/queries/public-ids.server.ts"
import type { Reader } from "#db/schema.ts"

type Place = "people" | "petitions" | "promises"

const tables = { people: "person", petitions: "petition", promises: "pledge" } as const

/**
 * Of which kinds a page about one subject shows only what belongs to it, and what changes then: whatever is
 * done to a promise touches its deputy too, and to a petition the petitions against its deputy.
 */
const own: Readonly<Record<Place, Partial<Record<SubjectKind, SubjectKind>>>> = {
  people: { person: "person", pledge: "person", petition: "petitions_against" },
  petitions: { petition: "petition" },
  promises: { pledge: "pledge" },
}

/**
 * By which changes an answer is out of date: those of all kinds that were read, but of the kinds that belong
 * to the one subject in the address only its own.
 *
 * @param pathname of a page, of an embedded one, of a feed, of the API
 */
export async function marksOf(
  db: Reader,
  pathname: string,
  kinds: ReadonlySet<SubjectKind>,
): Promise<readonly Mark[]> {
  const [, place, publicId] = subjectPath.exec(pathname) ?? []
  if (!isPlace(place) || publicId === undefined) return [...kinds]
  const id = await findKeyByPublicId(db, tables[place], publicId)
  if (id === undefined) return [...kinds]
  return [...kinds].map((kind): Mark => {
    const narrow = own[place][kind]
    return narrow === undefined ? kind : `${narrow}:${id}`
  })
}

const subjectPath = /\/(people|petitions|promises)\/([0-9a-z]{16})(?![0-9a-z])/

function isPlace(word: string | undefined): word is Place {
  return word !== undefined && word in tables
}
