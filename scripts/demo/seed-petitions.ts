import { moderatePetition, withdrawPetition } from "#app/domain/petition.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { importPopolo } from "#scripts/demo/import-document.ts"
import { putLettersAway } from "#scripts/demo/letters.ts"
import { authorOf, openAsPlanned, playerOf } from "#scripts/demo/petition-opening.ts"
import { departures, petitionPlans } from "#scripts/demo/petition-plans.ts"
import { letClockAct, move } from "#scripts/demo/petition-steps.ts"
import { popoloDepartures } from "#scripts/demo/popolo-people.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { recordRecall } from "#scripts/demo/seed-recall.ts"
import { seedSignatures } from "#scripts/demo/seed-signatures.ts"
import type { PlannedPetition } from "#scripts/demo/seed-signatures.ts"
import { beyondGrounds } from "#scripts/demo/words/petition-texts.ts"

/** Petitions in every state, signed by voters, with the statute's own drive beside them. */
export async function seedPetitions(
  house: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  // All at once, so that their steps share transactions; they are numbered in the order of the plans.
  const petitions: PlannedPetition[] = await Promise.all(
    petitionPlans.map(async (plan) => ({
      plan,
      publicId: await openAsPlanned(house, players, plan, promises),
    })),
  )
  await seedSignatures(house, petitions)
  await depart(house)
  await Promise.all(
    petitions.map(async (petition) => {
      for (const { happen } of storyOf(house, players, petition)) await happen()
    }),
  )
  await putLettersAway(house, [...players.cast.values()])
}

/** Some deputies leave before their term ends; a later file says so. */
async function depart(house: DemoHouse): Promise<void> {
  const { calendar } = house
  const left = departures.map(({ seat, ago }) => ({ seat, on: calendar.day(ago) }))
  await importPopolo(house, popoloDepartures(left), "departures.json", calendar.at(9, 0))
}

interface Happening {
  readonly at: Instant
  readonly happen: () => Promise<void>
}

/** What follows the opening, in the order of its days. */
function storyOf(house: DemoHouse, players: Players, petition: PlannedPetition): Happening[] {
  const { calendar } = house
  const { end, recall = [] } = petition.plan
  const steps = recall.map(([ago, to]): Happening => {
    const at = calendar.at(ago, 500)
    return { at, happen: () => recordRecall(house, players, petition, to, at) }
  })
  if (!end) return steps
  const at = calendar.at(end.ago, 400)
  const ending = { at, happen: () => finish(house, players, petition, at) }
  return [...steps, ending].sort((one, other) => (one.at < other.at ? -1 : 1))
}

async function finish(
  house: DemoHouse,
  players: Players,
  { plan, publicId }: PlannedPetition,
  at: Instant,
): Promise<void> {
  const moderator = playerOf(players, "moderator-1")
  if (plan.end?.by === "clock" || plan.end?.by === "system") return letClockAct(house, publicId, at)
  if (plan.end?.by === "proponent") {
    const author = authorOf(players, plan)
    done(await withdrawPetition(house, publicId, author, at), "take a petition back")
    return
  }
  if (plan.state === "rejected") {
    const details = beyondGrounds[plan.lang]
    const rejection = { decision: "reject", code: "beyond-grounds", details } as const
    done(await moderatePetition(house, publicId, rejection, moderator, at), "reject a petition")
    return
  }
  const change = plan.state === "removed" ? { refusal_code: "personal-data" } : {}
  await move(
    house,
    publicId,
    { to: plan.state, by: "moderator", accountId: moderator.id, change },
    at,
  )
}
