import { sql } from "kysely"
import { shaped } from "#db/prepared.server.ts"
import { nameIn } from "#db/queries/names.server.ts"
import { personMeant } from "#db/queries/person-standing.server.ts"
import type { Reader } from "#db/schema.ts"

export interface Person {
  readonly id: number
  readonly publicId: string
  /** In the reader's language where it is known, else as the source gives it. */
  readonly name: string
  /** As the source gives it. */
  readonly originalName: string
  readonly birthDate: string | null
}

/** One person by public id, also by one that their record had before it was merged; or undefined. */
export async function findPerson(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<Person | undefined> {
  const [row] = await personById(db, { publicId, lang })
  return row && asPerson(row)
}

const personById = shaped<{ publicId: string; lang: string }>()((db, { publicId, lang }) =>
  selectPeople(db, lang).where("person.id", "=", personMeant(publicId)),
)

/** People by their inner keys, in no order. */
export async function listPeopleByIds(
  db: Reader,
  ids: readonly number[],
  lang: string,
): Promise<Person[]> {
  if (ids.length === 0) return []
  const rows = await selectPeople(db, lang).where("person.id", "in", ids).execute()
  return rows.map(asPerson)
}

export interface PeoplePage {
  readonly people: readonly Person[]
  /** What `after` takes for the next page; null on the last. */
  readonly next: string | null
}

/**
 * Everyone who holds or held a seat in a legislature, by name as the source gives it. A page goes on
 * after the person that ended the last one; an unknown `after` gives an empty page.
 */
export async function listDeputies(
  db: Reader,
  lang: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<PeoplePage> {
  let query = selectPeople(db, lang)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("membership")
          .innerJoin("organization", "organization.id", "membership.organization_id")
          .select("membership.id")
          .whereRef("membership.person_id", "=", "person.id")
          .where("organization.classification", "=", "legislature"),
      ),
    )
    .orderBy("person.name")
    .orderBy("person.id")
    .limit(page.limit + 1)
  const { after } = page
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(person.name, person.id) > (select name, id from person where public_id = ${after})`,
    )
  }
  const rows = await query.execute()
  const people = rows.slice(0, page.limit).map(asPerson)
  return { people, next: rows.length > page.limit ? (people.at(-1)?.publicId ?? null) : null }
}

function selectPeople(db: Reader, lang: string) {
  return db
    .selectFrom("person")
    .select([
      "person.id",
      "person.public_id",
      "person.name as original_name",
      "person.birth_date",
      nameIn(lang, "person").as("name"),
    ])
}

function asPerson(
  row: Awaited<ReturnType<ReturnType<typeof selectPeople>["execute"]>>[number],
): Person {
  return {
    id: row.id,
    publicId: row.public_id,
    name: row.name,
    originalName: row.original_name,
    birthDate: row.birth_date,
  }
}
