import { makeClaim } from "#app/domain/claim.server.ts"
import type { Rating } from "#app/domain/rating.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { claimTexts } from "#scripts/demo/words/findings.ts"
import { fill } from "#scripts/demo/words/named.ts"
import type { Said } from "#scripts/demo/words/named.ts"

/** What a deputy says of a promise, so many days ago. */
interface Speech {
  readonly promise: StandingPromise
  readonly rating: Rating
  readonly ago: number
}

/** How deputies see what others rate; the rest agree. */
const otherwise: Readonly<Partial<Record<Rating, Rating>>> = {
  broken: "in-progress",
  "partly-kept": "kept",
  stalled: "in-progress",
  "in-progress": "partly-kept",
  "not-due": "in-progress",
  "outside-power": "in-progress",
}

/** Lets deputies speak of about half of their promises, and of some twice. */
export async function seedClaims(
  house: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  const claims = promises.flatMap(claimsOf).sort((one, other) => other.ago - one.ago)
  await Promise.all(claims.map((claim) => claimFor(house, players, claim)))
}

function claimsOf(promise: StandingPromise): Speech[] {
  const { key, rating, recorded } = promise.plan
  const random = makeRandom(`claims/${key}`)
  if (!random.chance(rating === "broken" ? 70 : 50)) return []
  const fits = claimTexts[rating] ? rating : "in-progress"
  const claimed = random.chance(50) ? (otherwise[rating] ?? fits) : fits
  const ago = random.whole(1, Math.min(200, recorded - 2))
  const last = { promise, rating: claimed, ago }
  const spoke = random.chance(15) && ago + 40 <= recorded
  // What stands there already is not claimed again.
  if (!spoke || claimed === "in-progress") return [last]
  return [{ promise, rating: "in-progress", ago: ago + 30 }, last]
}

async function claimFor(
  { db, calendar }: DemoHouse,
  players: Players,
  { promise, rating, ago }: Speech,
): Promise<void> {
  const { plan, publicId } = promise
  const deputy = players.deputies[plan.seat.index]
  const texts: readonly Said[] | undefined = claimTexts[rating]
  if (!deputy || !texts) throw new Error(`nobody says ${rating}`)
  const random = makeRandom(`claim/${plan.key}/${ago}`)
  const { lang, n, m, topic } = plan
  const claim = {
    rating,
    text: fill(random.pick(texts)[lang], { n, m, unit: topic.unit[lang] }),
    lang,
    source: random.chance(30) ? proof(plan.key, calendar.day(ago)) : null,
  }
  const at = calendar.at(ago, random.whole(60, 660))
  done(await makeClaim(db, publicId, claim, deputy, at), `claim ${plan.key}`)
}

function proof(key: string, capturedOn: string) {
  const url = `https://deputies.samaltau.example/answers/${key}`
  return { url, title: null, capturedOn, sha256: sha256(url).toString("hex") }
}
