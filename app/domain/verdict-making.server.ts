import { newPublicId } from "./public-id.server.ts"
import { returnFallen } from "./petition-clock.server.ts"
import type { PetitionHouse } from "./petition-step.server.ts"
import { isDrawn, quarterOf, sample } from "./coding-need.ts"
import { publishVerdictLeaf } from "./verdict-leaf.server.ts"
import type { Standing } from "./verdict.ts"
import { addDays } from "#app/lib/day.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { newKey, sha256 } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { touch } from "#db/commit.server.ts"
import { endChallenge, findOpenChallenge } from "#db/queries/challenges.server.ts"
import { listEvidenceOfCodings } from "#db/queries/codings.server.ts"
import type { Coding } from "#db/queries/codings.server.ts"
import { endRound } from "#db/queries/coding-rounds.server.ts"
import type { CodingRound } from "#db/queries/coding-rounds.server.ts"
import { findSampleSeed, insertSampleSeed } from "#db/queries/sample-seeds.server.ts"
import { insertVerdict } from "#db/queries/verdicts.server.ts"
import type { Trx } from "#db/schema.ts"

/** A round whose codings, with an adjudication or without, amount to a verdict. */
export interface Decided {
  readonly pledge: { readonly id: number; readonly personId: number }
  readonly round: CodingRound
  readonly standing: Extract<Standing, { standing: "agreed" | "adjudicated" }>
  /** All codings of the round, the adjudication last. */
  readonly codings: readonly Coding[]
}

/**
 * The one place where a verdict comes to be, in the transaction of the coding that decides: it ends the
 * round and the challenge that the round answers, tells the public, and sends petitions that have lost
 * their ground back. It speaks in the words of the last coding that made it.
 */
export async function makeVerdict(
  house: PetitionHouse,
  trx: Trx,
  { pledge, round, standing, codings }: Decided,
  now: Instant,
): Promise<{ readonly number: number }> {
  const deciding = codings.findLast(({ id }) => standing.made.includes(id))
  if (!deciding) throw new Error("a verdict is made of codings")
  const publicId = newPublicId()
  const verdict = await insertVerdict(trx, {
    publicId,
    pledgeId: pledge.id,
    codeBookId: round.codeBookId,
    rating: standing.rating,
    reason: deciding.reason,
    lang: deciding.lang,
    at: now,
    recodeOn: await drawnFor(trx, publicId, now),
    codingIds: codings.map(({ id }) => id),
    evidence: await listEvidenceOfCodings(trx, standing.made),
  })
  const { rating } = standing
  const { reason, lang } = deciding
  await publishVerdictLeaf(trx, { publicId, pledgeId: pledge.id, rating, reason, lang })
  await endRound(trx, round.id, verdict.id, now)
  if (round.challengeId !== null) await answerChallenge(trx, pledge.id, verdict.id, standing, now)
  await touch(trx, "pledge", pledge.id, now)
  await touch(trx, "person", pledge.personId, now)
  if (standing.rating !== "broken") await returnFallen(house, trx, pledge.id, now)
  return { number: verdict.number }
}

async function answerChallenge(
  trx: Trx,
  pledgeId: number,
  verdictId: number,
  { rating }: Decided["standing"],
  at: Instant,
): Promise<void> {
  const challenge = await findOpenChallenge(trx, pledgeId)
  if (!challenge) throw new Error("the round answers a challenge that has ended")
  const outcome = challenge.rating === rating ? "upheld" : "changed"
  await endChallenge(trx, challenge.id, { outcome, verdictId, at })
}

/** The day from which a verdict is coded anew, where the quarter's seed draws it; null otherwise. */
async function drawnFor(trx: Trx, publicId: string, now: Instant): Promise<Day | null> {
  const today = todayAt(now)
  const seed = await seedOf(trx, quarterOf(today), now)
  const hash = sha256(Buffer.concat([seed, Buffer.from(publicId)]))
  return isDrawn(hash) ? addDays(today, sample.afterDays) : null
}

/** The seed of a quarter, drawn with its first verdict. */
async function seedOf(trx: Trx, quarter: string, drawnAt: Instant): Promise<Buffer> {
  const drawn = await findSampleSeed(trx, quarter)
  if (drawn) return drawn.seed
  const seed = newKey()
  await insertSampleSeed(trx, { quarter, seed, commitment: sha256(seed).toString("hex"), drawnAt })
  return seedOf(trx, quarter, drawnAt)
}
