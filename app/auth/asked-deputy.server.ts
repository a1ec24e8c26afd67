import type { RequestContext } from "#app/context.server.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { listDeputyCards } from "#db/queries/deputy-cards.server.ts"
import type { DeputyCard } from "#db/queries/deputy-cards.server.ts"
import { findByName } from "#db/queries/finder.server.ts"
import { findPerson, listPeopleByIds } from "#db/queries/people.server.ts"
import type { Person } from "#db/queries/people.server.ts"

export interface AskedDeputy {
  /** Whom `?person=` names; null where it names nobody. */
  readonly person: Person | null
  /** What `?q=` looks for. */
  readonly question: string
  readonly deputies: readonly DeputyCard[]
}

/** The deputy whom a page's address is about or, before one is chosen, those found under a name. */
export async function askedDeputy(
  request: Request,
  { db, lang, today }: RequestContext,
): Promise<AskedDeputy> {
  const query = new URL(request.url).searchParams
  const asked = readPublicId(query.get("person") ?? "")
  const person = asked === undefined ? null : ((await findPerson(db.read, asked, lang)) ?? null)
  const question = (query.get("q") ?? "").trim().slice(0, 100)
  if (person || question === "") return { person, question, deputies: [] }
  const { hits } = await findByName(db.read, question, ["person"], 20)
  const people = await listPeopleByIds(
    db.read,
    hits.map(({ id }) => id),
    lang,
  )
  return { person, question, deputies: await listDeputyCards(db.read, people, today, lang) }
}
