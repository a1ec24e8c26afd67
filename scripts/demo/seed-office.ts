import { annotateVote } from "#app/domain/annotation.server.ts"
import { replyToFinding } from "#app/domain/finding-reply.server.ts"
import { askedRatings } from "#app/domain/office.ts"
import { newPublicId } from "#app/domain/public-id.server.ts"
import { rescopePledge } from "#app/domain/rescope.server.ts"
import { addDays } from "#app/lib/day.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { insertReplyRequest, updateDelivered } from "#db/queries/reply-requests.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { departures } from "#scripts/demo/petition-plans.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"
import { seedOffers } from "#scripts/demo/seed-offers.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { seedTickets } from "#scripts/demo/seed-tickets.ts"
import { annotationWords, findingReplies, rescopeWords } from "#scripts/demo/words/office.ts"

/** The deputy's side beside claims, and what readers sent in: some of it waits. */
export async function seedOffice(
  house: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  await deliverRequests(house)
  await replyToSome(house, players, promises)
  await rescopeSome(house, players, promises)
  await annotateSome(house, players)
  await seedTickets(house, players, promises)
  await seedOffers(house, players, promises)
}

/** The deputy of a seat that nobody left before the term's end. */
export function sittingDeputy(
  { deputies }: Players,
  { plan }: StandingPromise,
): Player | undefined {
  const { index } = plan.seat
  return departures.some(({ seat }) => seat === index) ? undefined : deputies[index]
}

/** Every finding that asks for an answer was mailed on its day, and so was every petition. */
async function deliverRequests({ db }: DemoHouse): Promise<void> {
  await commit(db, async (trx) => {
    const findings = await trx
      .selectFrom("pledge")
      .innerJoin("verdict", "verdict.id", "pledge.verdict_id")
      .select(["verdict.id", "verdict.at", "pledge.person_id"])
      .where("verdict.rating", "in", askedRatings)
      .orderBy("verdict.id")
      .execute()
    for (const { id: verdictId, at, person_id: personId } of findings) {
      await insertReplyRequest(trx, { publicId: newPublicId(), personId, verdictId, at })
    }
    const asked = await trx.selectFrom("reply_request").selectAll().execute()
    for (const { public_id, asked_at } of asked) await updateDelivered(trx, public_id, asked_at)
    return accept(undefined)
  })
}

/** Three findings in five are answered, most of them within a fortnight. */
async function replyToSome(
  { db, calendar }: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  for (const promise of promises) {
    const { plan, publicId } = promise
    const random = makeRandom(`reply/${plan.key}`)
    const deputy = sittingDeputy(players, promise)
    if (!deputy || !askedRatings.includes(plan.rating) || !random.chance(60)) continue
    const after = random.chance(80) ? random.whole(1, 12) : random.whole(15, 30)
    const ago = plan.decided - after
    const [verdict] = await listVerdicts(db.read, await keyOf(db, publicId), plan.lang)
    if (!verdict || ago < 1 || verdict.at >= calendar.at(ago, 0)) continue
    const text = random.pick(findingReplies)[plan.lang]
    const reply = { text, lang: plan.lang, verdictNumber: verdict.number }
    const at = calendar.at(ago, random.whole(60, 660))
    done(await replyToFinding(db, publicId, reply, deputy, at), `reply ${plan.key}`)
  }
}

async function rescopeSome(
  { db, calendar }: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  const delayed = promises.filter(({ plan }) => plan.rating === "stalled").slice(0, 6)
  for (const [index, promise] of delayed.entries()) {
    const { plan, publicId } = promise
    const deputy = sittingDeputy(players, promise)
    const [later, elsewhere] = rescopeWords
    if (!deputy || !later || !elsewhere) continue
    const draft =
      index % 2 === 0
        ? ({ scope: "horizon", dueOn: addDays(calendar.today, 900), words: later } as const)
        : ({ scope: "outside-power", dueOn: null, words: elsewhere } as const)
    const { words, ...scoped } = draft
    const said = { ...scoped, text: words[plan.lang], lang: plan.lang }
    const at = calendar.at(8 + index, 300)
    done(await rescopePledge(db, publicId, said, deputy, at), `scope ${plan.key} anew`)
  }
}

/** Each third sitting deputy explains a vote that was missed or not given. */
async function annotateSome({ db, calendar }: DemoHouse, players: Players): Promise<void> {
  const reasons = ["duty-trip", "illness", "technical", "family"] as const
  for (const [index, deputy] of players.deputies.entries()) {
    const isGone = departures.some(({ seat }) => seat === index)
    if (index % 3 === 2 || isGone || deputy.personId === null) continue
    const vote = await db.read
      .selectFrom("vote")
      .innerJoin("vote_event", "vote_event.id", "vote.vote_event_id")
      .select("vote_event.public_id")
      .where("vote.person_id", "=", deputy.personId)
      .where("vote.option", "in", ["absent", "abstain"])
      .orderBy("vote_event.start_date", "desc")
      .orderBy("vote_event.id", "desc")
      .executeTakeFirst()
    if (!vote) continue
    const reason = reasons[index % reasons.length] ?? "illness"
    const words = reason === "duty-trip" ? annotationWords[0] : annotationWords[1]
    const text = reason === "duty-trip" || reason === "technical" ? (words?.kk ?? "") : ""
    const draft = { reason, text, lang: "kk" } as const
    done(
      await annotateVote(db, vote.public_id, draft, deputy, calendar.at(6, 200 + index)),
      `explain a vote of seat ${String(index)}`,
    )
  }
}

async function keyOf(db: DemoHouse["db"], publicId: string): Promise<number> {
  const { id } = await db.read
    .selectFrom("pledge")
    .select("id")
    .where("public_id", "=", publicId)
    .executeTakeFirstOrThrow()
  return id
}
