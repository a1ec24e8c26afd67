import type { RequestContext } from "#app/context.server.ts"
import { listMandates } from "#db/queries/mandates.server.ts"
import type { StandingCandidate } from "#db/queries/person-candidates.server.ts"
import { countReferences } from "#db/queries/person-moves.server.ts"

/** Who follows a person is told to nobody, not even as a number. */
const untold = ["follow", "follow_request"]

/** One of two people as whoever compares them is shown: what the record says, and how much hangs on it. */
export async function comparedSide({ db, lang }: RequestContext, person: StandingCandidate) {
  const mandates = await listMandates(db.read, { personIds: [person.id] }, lang)
  const counts = await countReferences(db.read, person.id)
  return {
    publicId: person.publicId,
    name: person.name,
    otherNames: [...new Set(person.names)].filter((name) => name !== person.name),
    ...{ birthDate: person.birthDate, deathDate: person.deathDate, gender: person.gender },
    identifiers: person.identifiers,
    mandates: mandates.slice(0, 12),
    counts: [...counts].filter(([table]) => !untold.includes(table)),
  }
}

export type ComparedSide = Awaited<ReturnType<typeof comparedSide>>
