import { returnLimits } from "./coding-need.ts"
import { decideLength } from "./text.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { endHandout, findHandout } from "#db/queries/coding-handouts.server.ts"

/** Gives a case back, with the reason. It is not handed to the same person in this round again. */
export function returnCase(
  { db }: { readonly db: Db },
  reason: string,
  account: { readonly id: number },
  now: Instant,
): Promise<Outcome<undefined, "not-handed-out" | "reason-too-short" | "reason-too-long">> {
  return commit(db, async (trx) => {
    const words = decideLength("reason", reason, returnLimits)
    if (!words.ok) return words
    const held = await findHandout(trx, account.id)
    if (!held) return refuse("not-handed-out")
    await endHandout(trx, held.id, "returned", now, words.value)
    return accept(undefined)
  })
}
