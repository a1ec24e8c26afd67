import type { GivenCoding } from "#app/domain/coding.server.ts"
import type { Need } from "#app/domain/coding-need.ts"
import type { Rating } from "#app/domain/rating.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Random } from "#scripts/demo/random.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"
import { adoptSecondBook, secondBookAgo } from "#scripts/demo/seed-code-books.ts"
import { clauseOf, mistaken } from "#scripts/demo/coding-plans.ts"
import { codersOf, holdRound } from "#scripts/demo/seed-rounds.ts"
import { castSeat } from "#scripts/demo/petition-plans.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { findings, plainReasons } from "#scripts/demo/words/findings.ts"
import type { Finding } from "#scripts/demo/words/findings.ts"
import { fill } from "#scripts/demo/words/named.ts"

/** A rating to be given, so many days ago. */
interface Ruling {
  readonly promise: StandingPromise
  readonly rating: Rating
  readonly ago: number
  readonly need: Need
  /** Since when, in days ago, another verdict has stood. */
  readonly after?: number
}

const findingOf: Readonly<Partial<Record<Rating, Finding>>> = {
  kept: "done",
  "partly-kept": "part",
  broken: "none",
  "in-progress": "moving",
  stalled: "still",
}

/** Rates the promises: some were rated before and stand otherwise now. The code book changes meanwhile. */
export async function seedVerdicts(
  house: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  const rulings = promises.flatMap(rulingsOf).sort((one, other) => other.ago - one.ago)
  const [before, after] = [true, false].map((early) =>
    rulings.filter(({ ago }) => ago > secondBookAgo === early),
  )
  await Promise.all((before ?? []).map((ruling) => rule(house, players, ruling)))
  await adoptSecondBook(house, players)
  await Promise.all((after ?? []).map((ruling) => rule(house, players, ruling)))
  await leaveUndecided(house, players, promises)
}

function rulingsOf(promise: StandingPromise): Ruling[] {
  const { rating, decided, key } = promise.plan
  const random = makeRandom(`ruling/${key}`)
  if (rating === "not-assessed") return []
  const final = { promise, rating, ago: decided, need: "due" } as const
  const oldest = Math.max(...promise.evidence.map(({ ago }) => ago))
  const wasMoving = findingOf[rating] !== undefined && rating !== "in-progress"
  if (!wasMoving || oldest - decided < 10 || !random.chance(60)) return [final]
  const before = Math.floor((decided + oldest) / 2)
  return [
    { promise, rating: "in-progress", ago: before, need: "unrated" },
    { ...final, need: "stale", after: before },
  ]
}

/** In how many of a hundred rounds the second coder sees it otherwise. */
const disagreement = 13

/** Two code it; where they differ, a third decides as the plan says. */
async function rule(house: DemoHouse, players: Players, ruling: Ruling): Promise<void> {
  const { plan, publicId } = ruling.promise
  const random = makeRandom(`coding/${plan.key}/${ruling.ago}`)
  const [first, second, third] = codersOf(players, plan)
  const cites = citesOf(ruling)
  const other = mistaken[ruling.rating]
  const differs =
    random.chance(disagreement) && other !== undefined && (cites.length > 0 || isFree(other))
  // The first of them may have coded some days before, once all that is cited was there.
  const early = random.whole(0, Math.min(6, earliest(cites, ruling) - ruling.ago - 1))
  const { calendar } = house
  function given(rating: Rating, ago: number, at: number) {
    const coding = codingOf(random, ruling, rating, cites)
    return { given: coding, at: calendar.at(ago, at) }
  }
  const minute = random.whole(60, 300)
  await holdRound(house, publicId, ruling.need, [
    { coder: first, ...given(ruling.rating, ruling.ago + early, minute) },
    { coder: second, ...given(differs ? other : ruling.rating, ruling.ago, minute + 120) },
    ...(differs
      ? [
          {
            coder: third,
            ...given(ruling.rating, ruling.ago, minute + 240),
            task: "adjudicate" as const,
          },
        ]
      : []),
  ])
}

function isFree(rating: Rating): boolean {
  return rating === "not-verifiable" || rating === "outside-power"
}

function citesOf({ promise, ago }: Ruling): readonly StandingPromise["evidence"][number][] {
  return promise.evidence.filter((one) => one.ago > ago)
}

/** The day on which the last of what is cited was linked, or that of the verdict before. */
function earliest(cites: readonly { ago: number }[], { ago, after }: Ruling): number {
  return Math.min(ago + 7, after ?? Infinity, ...cites.map((one) => one.ago))
}

function codingOf(
  random: Random,
  { promise }: Ruling,
  rating: Rating,
  cites: readonly { publicId: string }[],
): GivenCoding {
  return {
    rating,
    confidence: random.pick(["high", "high", "medium", "low"] as const),
    reason: reasonFor(random, promise, rating),
    lang: promise.plan.lang,
    evidence: cites.map(({ publicId }) => publicId),
    clauses: [...(cites.length > 0 ? [2] : []), clauseOf[rating] ?? 1],
  }
}

/** Two cases whose coders differ and one that one person has coded: they wait on the desks. */
async function leaveUndecided(
  house: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  const waiting = promises.filter(
    ({ plan, evidence }) =>
      plan.rating === "not-assessed" && evidence.length > 0 && plan.seat.index !== castSeat,
  )
  for (const [index, promise] of waiting.slice(0, 3).entries()) {
    const ruling = { promise, rating: "in-progress", ago: 3, need: "unrated" } as const
    const random = makeRandom(`undecided/${promise.plan.key}`)
    const [first, second] = codersOf(players, promise.plan)
    const cites = citesOf(ruling)
    const codings = [
      { coder: first, rating: "in-progress" },
      { coder: second, rating: "stalled" },
    ] as const
    await holdRound(
      house,
      promise.publicId,
      "unrated",
      codings.slice(0, index < 2 ? 2 : 1).map(({ coder, rating }, at) => ({
        coder,
        given: codingOf(random, ruling, rating, cites),
        at: house.calendar.at(3 - at, 200),
      })),
    )
  }
}

/** Rates a broken promise otherwise, so many days ago: work on it has begun after all. */
export function rateAnew(
  house: DemoHouse,
  players: Players,
  promise: StandingPromise,
  ago: number,
): Promise<void> {
  return rule(house, players, {
    ...{ promise, rating: "in-progress", ago, need: "stale" },
    after: promise.plan.decided,
  })
}

function reasonFor(random: Random, { plan }: StandingPromise, rating: Rating): string {
  const { lang, n, m, topic } = plan
  const finding = findingOf[rating]
  const said = plainReasons[rating] ?? (finding && random.pick(findings[finding]))
  if (!said) throw new Error(`no reason for ${rating}`)
  return fill(said[lang], { n, m, unit: topic.unit[lang] })
}
