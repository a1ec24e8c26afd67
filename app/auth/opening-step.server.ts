import { askedDeputy } from "./asked-deputy.server.ts"
import type { RequestContext } from "#app/context.server.ts"
import { findEarlierPetitions } from "#app/domain/earlier-petitions.server.ts"
import { findPossiblePetition } from "#app/domain/possible-petition.server.ts"
import { listPledges } from "#db/queries/pledges.server.ts"

/** Where an author stands on the way to a petition. */
export type OpeningStep = "who" | "impossible" | "grounds" | "text"

/**
 * What the address of the opening flow asks for: whom (`person`), on which grounds (`pledges`), and whether
 * the text is next (`step=text`). Without a ground it stays with the grounds and says so.
 */
export async function openingStep(request: Request, context: RequestContext) {
  const choice = await askedDeputy(request, context)
  const none = { possible: null, broken: [], grounds: [], earlier: [], groundMissing: false }
  if (!choice.person) return { ...choice, ...none, person: null, step: "who" as OpeningStep }
  const { house, db, today, lang, now } = context
  const { person } = choice
  const query = new URL(request.url).searchParams
  const asked = query.getAll("pledges")
  const [possible, { pledges: broken }] = await Promise.all([
    findPossiblePetition(house, person.id, lang, now),
    listPledges(
      db.read,
      { personId: person.id, rating: "broken" },
      { today, lang },
      { limit: 100 },
    ),
  ])
  const grounds = broken.filter(({ publicId }) => asked.includes(publicId))
  const blocked = !possible || possible.refusals.length > 0 || possible.livePetition !== null
  const toText = query.get("step") === "text"
  const step: OpeningStep =
    blocked || broken.length === 0
      ? "impossible"
      : toText && grounds.length > 0
        ? "text"
        : "grounds"
  const intended = { title: "", statement: "", pledges: grounds.map(({ publicId }) => publicId) }
  return {
    ...choice,
    person,
    step,
    possible: possible ?? null,
    broken,
    grounds,
    earlier: step === "text" ? await findEarlierPetitions(db.read, person.id, intended) : [],
    groundMissing: toText && grounds.length === 0,
  }
}
