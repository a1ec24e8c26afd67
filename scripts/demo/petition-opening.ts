import { checkItems } from "#app/domain/petition-check.ts"
import {
  draftPetition,
  moderatePetition,
  openPetition,
  replyToPetition,
} from "#app/domain/petition.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { demoSource } from "#scripts/demo/import-document.ts"
import type { PetitionPlan } from "#scripts/demo/petition-plan.ts"
import { letClockAct } from "#scripts/demo/petition-steps.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import { seatOf } from "#scripts/demo/seats.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { fill } from "#scripts/demo/words/named.ts"
import { replies, statements, title } from "#scripts/demo/words/petition-texts.ts"

/** Submits a petition, or keeps it as its author's draft. */
export async function openAsPlanned(
  house: DemoHouse,
  players: Players,
  plan: PetitionPlan,
  promises: readonly StandingPromise[],
): Promise<PublicId> {
  const { calendar } = house
  const author = authorOf(players, plan)
  const submit = plan.state === "draft" && plan.fallen === undefined ? draftPetition : openPetition
  const at = calendar.at(plan.created, 5 + ((plan.seat * 13) % 80))
  const opened = await submit(house, submissionOf(plan, promises), author, at)
  return done(opened, `open a petition against seat ${plan.seat}`).publicId
}

/** Takes a petition that has found its seconders as far as its plan says, to the opening at most. */
export async function admitAsPlanned(
  house: DemoHouse,
  players: Players,
  plan: PetitionPlan,
  publicId: PublicId,
): Promise<void> {
  if (plan.admitted !== undefined) {
    const admitted = house.calendar.at(plan.admitted, 240)
    const moderator = playerOf(players, "moderator-1")
    const check = { decision: "admit", items: checkItems, code: null, details: null } as const
    done(await moderatePetition(house, publicId, check, moderator, admitted), "admit a petition")
  }
  await reply(house, players, plan, publicId)
}

/** A member of the cast. @throws where there is none of the name */
export function playerOf({ cast }: Players, name: string): Player {
  const player = cast.get(name)
  if (!player) throw new Error(`nobody is ${name}`)
  return player
}

/** Who submitted a petition: one of the cast where the plan says so, else somebody of the crowd. */
export function authorOf(players: Players, { author, seat }: PetitionPlan): Player {
  if (author !== undefined) return playerOf(players, `constituent-${author}`)
  return makeRandom(`author/${seat}`).pick(players.crowd)
}

/** The broken promises on which a petition rests, the first of them quoted in its text. */
export function groundsOf(
  plan: PetitionPlan,
  promises: readonly StandingPromise[],
): readonly StandingPromise[] {
  const seat = seatOf(plan.seat)
  return promises
    .filter(({ plan: of }) => of.seat === seat && of.rating === "broken")
    .filter(({ plan: of }) => of.decided > plan.created)
    .slice(0, 3)
}

function submissionOf(plan: PetitionPlan, promises: readonly StandingPromise[]) {
  const seat = seatOf(plan.seat)
  const { lang } = plan
  const broken = groundsOf(plan, promises)
  const [first] = broken
  if (!first) throw new Error(`seat ${seat.index} has broken no promise`)
  // The sentence goes on after the quotation.
  const promise = `«${first.plan.draft.text.replace(/\.$/, "")}»`
  const statement = statements[plan.seat % statements.length]?.[lang] ?? ""
  return {
    mandate: publicIdOf({
      source: demoSource,
      kind: "membership",
      id: seat.membershipId,
      made: false,
    }),
    pledges: broken.map(({ publicId }) => publicId),
    title: fill(title[lang], { name: seat.name[lang] }),
    statement: fill(statement, { promise }),
    lang,
  }
}

async function reply(house: DemoHouse, players: Players, plan: PetitionPlan, publicId: PublicId) {
  if (!plan.replied) return
  const { ago, outcome } = plan.replied
  if (outcome === "timed-out") return letClockAct(house, publicId, house.calendar.at(ago, 0))
  const deputy = players.deputies[plan.seat]
  if (!deputy) throw new Error(`seat ${plan.seat} has no deputy`)
  const { lang } = plan
  const text = replies[plan.seat % replies.length]?.[lang] ?? ""
  const answer = outcome === "given" ? ({ outcome, text, lang } as const) : ({ outcome } as const)
  const at = house.calendar.at(ago, 300)
  done(await replyToPetition(house, publicId, answer, deputy, at), "answer a petition")
}
