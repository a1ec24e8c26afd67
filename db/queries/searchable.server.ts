import { isHidden } from "#app/domain/hidden-text.ts"
import { placeTexts } from "#app/domain/place.ts"
import type { SearchKind } from "#app/domain/search-kind.ts"
import { publicStates } from "#app/domain/petition-state.ts"
import { listPersonTexts, otherNames } from "#db/queries/person-texts.server.ts"
import { listTranslatedWordsOf } from "#db/queries/translation-words.server.ts"
import type { Reader } from "#db/schema.ts"

/** A subject, and the texts by whose words it is found. */
export interface Searchable {
  readonly id: number
  readonly texts: readonly string[]
}

/** The next subjects of a kind after one, by inner key; a petition that not everybody may read has no texts. */
export async function listSearchable(
  db: Reader,
  kind: SearchKind,
  after: number,
  limit: number,
): Promise<Searchable[]> {
  const rows = await lists[kind](db, after, limit)
  // A text that nobody finds is found by no translation either.
  const ids = rows.filter(({ texts }) => texts.some((text) => !isHidden(text))).map(({ id }) => id)
  const translated = await listTranslatedWordsOf(db, kind, ids)
  return rows.map(({ id, texts }) => ({ id, texts: [...texts, ...(translated.get(id) ?? [])] }))
}

const lists = {
  person: listPeople,
  area: listAreas,
  place: listPlaces,
  pledge: listPledges,
  petition: listPetitions,
} as const

async function listPeople(db: Reader, after: number, limit: number): Promise<Searchable[]> {
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute()
  const ids = rows.map(({ id }) => id)
  const texts = await listPersonTexts(db, ids)
  return ids.map((id) => ({ id, texts: texts.get(id) ?? [] }))
}

async function listAreas(db: Reader, after: number, limit: number): Promise<Searchable[]> {
  const rows = await db
    .selectFrom("area")
    .select(["id", "name", "extra"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute()
  return rows.map(({ id, name, extra }) => ({ id, texts: [name, ...otherNames(extra)] }))
}

async function listPlaces(db: Reader, after: number, limit: number): Promise<Searchable[]> {
  const rows = await db
    .selectFrom("place")
    .select(["id", "kind", "name", "settlement", "houses", "address"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute()
  return rows.map(({ id, ...place }) => ({ id, texts: placeTexts(place) }))
}

async function listPledges(db: Reader, after: number, limit: number): Promise<Searchable[]> {
  const rows = await db
    .selectFrom("pledge")
    .select(["id", "text"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute()
  return rows.map(({ id, text }) => ({ id, texts: [text] }))
}

async function listPetitions(db: Reader, after: number, limit: number): Promise<Searchable[]> {
  const rows = await db
    .selectFrom("petition")
    .select(["id", "title", "statement", "state"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute()
  return rows.map(({ id, title, statement, state }) => {
    const isRead = (publicStates as readonly string[]).includes(state)
    return { id, texts: isRead ? [title, statement] : [] }
  })
}
