import { mandateShown } from "#app/domain/deputy.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { Day } from "#app/lib/instant.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import type { Mandate } from "#db/queries/mandates.server.ts"
import type { Person } from "#db/queries/people.server.ts"
import { countPledgesOfEach } from "#db/queries/pledge-counts.server.ts"
import type { Reader } from "#db/schema.ts"

/** A person as lists show them: with the seat held on the day (or last held) and the tally of promises. */
export interface DeputyCard {
  readonly person: Person
  readonly mandate: Mandate | null
  readonly held: boolean
  readonly counts: Partial<Record<Rating, number>>
}

/** Cards for people, in the order given. */
export async function listDeputyCards(
  db: Reader,
  people: readonly Person[],
  today: Day,
  lang: string,
): Promise<DeputyCard[]> {
  const personIds = people.map((person) => person.id)
  const [mandates, counts] = await Promise.all([
    listMandates(db, { personIds }, lang),
    countPledgesOfEach(db, personIds, today),
  ])
  return people.map((person) => {
    const own = mandates.filter((mandate) => mandate.person.id === person.id)
    const shown = mandateShown(own, today)
    return {
      person,
      mandate: shown?.mandate ?? null,
      held: shown?.held ?? false,
      counts: counts.get(person.id) ?? {},
    }
  })
}
