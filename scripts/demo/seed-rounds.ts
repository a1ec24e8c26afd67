import { handOut } from "#app/domain/coding-handout.server.ts"
import { takeCoding } from "#app/domain/coding.server.ts"
import type { GivenCoding } from "#app/domain/coding.server.ts"
import type { CodingTask, Need } from "#app/domain/coding-need.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { castSeat } from "#scripts/demo/petition-plans.ts"
import type { PromisePlan } from "#scripts/demo/promises.ts"
import { makeRandom } from "#scripts/demo/random.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"

/** What one person gives in a round. */
export interface Part {
  readonly coder: Player
  readonly given: GivenCoding
  readonly at: Instant
  readonly task?: CodingTask
}

/** One round of a promise in one job: each case is handed out and coded by all the rules, only at once. */
export async function holdRound(
  house: DemoHouse,
  publicId: string,
  need: Need,
  parts: readonly Part[],
): Promise<void> {
  const held = await commit(house.db, async (trx): Promise<Outcome<unknown>> => {
    for (const { coder, given, at, task = "code" } of parts) {
      const handed = await handOut(house, trx, publicId, { task, need }, coder, at)
      if (!handed.ok) return handed
      const taken = await takeCoding(house, trx, publicId, given, coder, at)
      if (!taken.ok) return taken
    }
    return accept(undefined)
  })
  const ratings = parts.map(({ given }) => given.rating).join(", ")
  done(held, `code ${publicId} as ${ratings}`)
}

/** Who watches over a promise, and may: two who code it, who decides between them, and the rest. */
export function codersOf(
  { watchdogs, cast }: Players,
  { key, seat }: Pick<PromisePlan, "key" | "seat">,
): readonly [Player, Player, Player, ...Player[]] {
  const bound = seat.index === castSeat ? cast.get("watchdog-2") : undefined
  const free = watchdogs.filter(({ id }) => id !== bound?.id)
  const [first, second, third, ...others] = makeRandom(`coders/${key}`).shuffled(free)
  if (!first || !second || !third) throw new Error("too few watchdogs to code")
  return [first, second, third, ...others]
}
