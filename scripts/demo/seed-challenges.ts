import { challengeVerdict } from "#app/domain/challenge.server.ts"
import { listVerdicts } from "#db/queries/verdicts.server.ts"
import type { Rating } from "#app/domain/rating.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { castSeat } from "#scripts/demo/petition-plans.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { codersOf, holdRound } from "#scripts/demo/seed-rounds.ts"
import { challengeReasons, panelReasons } from "#scripts/demo/words/challenges.ts"

/** Three challenges: one that changed a finding, one that did not, one on which nobody has found yet. */
export async function seedChallenges(
  house: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  const candidates = await listFresh(house, players, promises)
  const [changed, upheld, open] = candidates
  if (!changed || !upheld || !open) throw new Error("too few findings to challenge")
  const reader = players.cast.get("constituent-2")
  if (!reader) throw new Error("there is no second constituent")
  await challenge(house, changed, deputyOf(players, changed), { ago: 30, reason: "counted" })
  await find(house, players, changed, "kept", 26)
  await challenge(house, upheld, deputyOf(players, upheld), { ago: 22, reason: "weighed" })
  await find(house, players, upheld, "partly-kept", 17)
  await challenge(house, open, reader, { ago: 5, reason: "seen" })
}

/** Promises found partly kept long enough ago, that two watchdogs have never coded. */
async function listFresh(
  { db }: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<StandingPromise[]> {
  const fitting = promises.filter(
    ({ plan }) =>
      plan.rating === "partly-kept" && plan.decided > 45 && plan.seat.index !== castSeat,
  )
  const found: StandingPromise[] = []
  for (const promise of fitting) {
    const row = await db.read
      .selectFrom("coding")
      .innerJoin("pledge", "pledge.id", "coding.pledge_id")
      .select((eb) => eb.fn.count("coding.account_id").distinct().as("coders"))
      .where("pledge.public_id", "=", promise.publicId)
      .executeTakeFirstOrThrow()
    if (players.watchdogs.length - Number(row.coders) >= 2) found.push(promise)
  }
  return found
}

function deputyOf({ deputies }: Players, { plan }: StandingPromise): Player {
  const deputy = deputies[plan.seat.index]
  if (!deputy) throw new Error("a seat has no deputy")
  return deputy
}

async function challenge(
  house: DemoHouse,
  { publicId, plan }: StandingPromise,
  actor: Player,
  { ago, reason }: { ago: number; reason: keyof typeof challengeReasons },
): Promise<void> {
  const { calendar, db } = house
  const { id } = await db.read
    .selectFrom("pledge")
    .select("id")
    .where("public_id", "=", publicId)
    .executeTakeFirstOrThrow()
  const [verdict] = await listVerdicts(db.read, id, plan.lang)
  const isReader = actor.role === "constituent"
  const brought = {
    ...{ number: verdict?.number ?? 0, clause: 4, lang: plan.lang },
    reason: challengeReasons[reason][plan.lang],
    source: isReader
      ? {
          url: `https://yard.example/photos/${plan.key.replace("/", "-")}`,
          title: null,
          capturedOn: calendar.day(ago),
          sha256: null,
        }
      : null,
  }
  const at = calendar.at(ago, 300)
  done(await challengeVerdict(house, publicId, brought, actor, at), "challenge a finding")
}

/** Two who never coded it find the same. */
async function find(
  house: DemoHouse,
  players: Players,
  { publicId, plan, evidence }: StandingPromise,
  rating: Extract<Rating, "kept" | "partly-kept">,
  ago: number,
): Promise<void> {
  const [, , ...panel] = codersOf(players, plan)
  await holdRound(
    house,
    publicId,
    "contested",
    panel.slice(0, 2).map((coder, index) => ({
      coder,
      at: house.calendar.at(ago - index, 420),
      given: {
        ...{ rating, confidence: "medium", lang: plan.lang },
        reason: panelReasons[rating][plan.lang],
        evidence: evidence.filter((one) => one.ago > ago).map((one) => one.publicId),
        clauses: [2, rating === "kept" ? 3 : 4],
      },
    })),
  )
}
