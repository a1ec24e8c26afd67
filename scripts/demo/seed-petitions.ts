import { moderatePetition, pausePetition, withdrawPetition } from "#app/domain/petition.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { importPopolo } from "#scripts/demo/import-document.ts"
import { putLettersAway } from "#scripts/demo/letters.ts"
import {
  admitAsPlanned,
  authorOf,
  groundsOf,
  openAsPlanned,
  playerOf,
} from "#scripts/demo/petition-opening.ts"
import { departures, petitionPlans } from "#scripts/demo/petition-plans.ts"
import { letClockAct, move } from "#scripts/demo/petition-steps.ts"
import { popoloDepartures } from "#scripts/demo/popolo-people.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"
import { rateAnew } from "#scripts/demo/seed-verdicts.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { recordRecall } from "#scripts/demo/seed-recall.ts"
import { seedSeconders } from "#scripts/demo/seed-seconders.ts"
import { seedSignatures } from "#scripts/demo/seed-signatures.ts"
import { translatePetitions } from "#scripts/demo/seed-translations.ts"
import type { PlannedPetition } from "#scripts/demo/seed-signatures.ts"
import { moderateText } from "#scripts/demo/text-measures.ts"
import { removalReason } from "#scripts/demo/words/moderation.ts"
import { beyondGrounds, courtSource } from "#scripts/demo/words/petition-texts.ts"

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
  await seedSeconders(house, petitions)
  await Promise.all(
    petitions.map(({ plan, publicId }) => admitAsPlanned(house, players, plan, publicId)),
  )
  await translatePetitions(house, players, petitions, promises)
  await seedSignatures(house, petitions)
  await depart(house)
  await Promise.all(
    petitions.map(async (petition) => {
      const story = storyOf(house, players, petition, promises)
      for (const { happen } of story) await happen()
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
function storyOf(
  house: DemoHouse,
  players: Players,
  petition: PlannedPetition,
  promises: readonly StandingPromise[],
): Happening[] {
  const { calendar } = house
  const { end, recall = [], fallen, changed = fallen } = petition.plan
  const story = recall.map(([ago, to]): Happening => {
    const at = calendar.at(ago, 500)
    return { at, happen: () => recordRecall(house, players, petition, to, at) }
  })
  if (end) {
    const at = calendar.at(end.ago, 400)
    story.push({ at, happen: () => finish(house, players, petition, at) })
  }
  const ground = groundsOf(petition.plan, promises).at(-1)
  if (changed !== undefined && ground) {
    story.push({
      at: calendar.at(changed, 600),
      happen: () => rateAnew(house, players, ground, changed),
    })
  }
  return story.sort((one, other) => (one.at < other.at ? -1 : 1))
}

/** What a moderator found in order of a petition that says more than its grounds. */
const looked = {
  decision: "reject",
  items: ["right-deputy", "grounds-stand", "plain-words"],
} as const

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
    const rejection = { ...looked, code: "beyond-grounds", details } as const
    done(await moderatePetition(house, publicId, rejection, moderator, at), "reject a petition")
    return
  }
  if (plan.end?.by === "court") {
    const decision = { source: courtSource[plan.lang], decidedOn: house.calendar.day(plan.end.ago) }
    done(await pausePetition(house, publicId, decision, moderator, at), "halt a petition")
    return
  }
  if (plan.state === "removed") {
    const reason = removalReason[plan.lang]
    const removal = { kind: "petition", publicId, deed: "remove", rule: "personal-data" } as const
    return moderateText(house, players, { ...removal, reason }, at)
  }
  await move(house, publicId, { to: plan.state, by: "moderator", accountId: moderator.id }, at)
}
