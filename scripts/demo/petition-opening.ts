import {
  moderatePetition,
  openPetition,
  replyToPetition,
  secondPetition,
} from "#app/domain/petition.server.ts"
import { publicIdOf } from "#app/domain/import/run.server.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { newPetitionKey } from "#app/domain/signature-secrets.server.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { accept } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { commit } from "#db/commit.server.ts"
import { insertPetition } from "#db/queries/petition-changes.server.ts"
import { findSeat } from "#db/queries/petition-seats.server.ts"
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

/** Supporters that the law's procedure asks for. */
const needed = 5

/** Submits a petition and takes it as far as its plan says, to the opening of signatures at most. */
export async function openAsPlanned(
  house: DemoHouse,
  players: Players,
  plan: PetitionPlan,
  promises: readonly StandingPromise[],
): Promise<PublicId> {
  const { calendar } = house
  const author = authorOf(players, plan)
  const submission = submissionOf(plan, promises)
  if (plan.state === "draft") return keepDraft(house, plan, submission, author)

  const opened = await openPetition(
    house,
    submission,
    author,
    calendar.at(plan.created, 5 + ((plan.seat * 13) % 80)),
  )
  const { publicId } = done(opened, `open a petition against seat ${plan.seat}`)
  await second(house, players, plan, publicId)
  if (plan.admitted !== undefined) {
    const admitted = calendar.at(plan.admitted, 240)
    const moderator = playerOf(players, "moderator-1")
    done(
      await moderatePetition(house, publicId, { decision: "admit" }, moderator, admitted),
      "admit a petition",
    )
  }
  await reply(house, players, plan, publicId)
  return publicId
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

function submissionOf(plan: PetitionPlan, promises: readonly StandingPromise[]) {
  const seat = seatOf(plan.seat)
  const { lang } = plan
  const broken = promises
    .filter(({ plan: of }) => of.seat === seat && of.rating === "broken")
    .filter(({ plan: of }) => of.decided > plan.created)
    .slice(0, 3)
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

async function second(house: DemoHouse, players: Players, plan: PetitionPlan, publicId: PublicId) {
  const { created, seconded = created - 1, seconders } = plan
  const count = seconders ?? (plan.seconded === undefined ? 0 : needed)
  const author = authorOf(players, plan)
  const supporters = players.crowd.filter(({ id }) => id !== author.id).slice(0, count)
  for (const [index, supporter] of supporters.entries()) {
    // The last of them on the day that the plan names, the others before.
    const ago = index === supporters.length - 1 ? seconded : created
    const at = house.calendar.at(ago, 90 + index * 25)
    done(await secondPetition(house, publicId, supporter, at), "support a petition")
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

/** A petition that its author has written and not submitted. */
async function keepDraft(
  { db, keys, calendar }: DemoHouse,
  plan: PetitionPlan,
  { mandate, title, statement, lang }: ReturnType<typeof submissionOf>,
  author: Player,
): Promise<PublicId> {
  const publicId = newPublicId()
  await commit(db, async (trx) => {
    const seat = await findSeat(trx, mandate)
    if (!seat) throw new Error(`there is no mandate ${mandate}`)
    await insertPetition(trx, {
      ...{ publicId, title, statement, lang, state: plan.state },
      ...{ membershipId: seat.membershipId, areaId: seat.areaId },
      ...{ ruleSet: seat.ruleSet ?? "advisory", asks: seat.ruleSet === null ? "email" : "iin" },
      textSha256: sha256(canonicalJson({ lang, title, statement })),
      proponentId: author.id,
      keySealed: newPetitionKey(keys, publicId),
      createdAt: calendar.at(plan.created, 60),
      ...{ replyDueOn: null, openedAt: null, closesOn: null, threshold: null, electorate: null },
    })
    return accept(undefined)
  })
  return publicId
}
