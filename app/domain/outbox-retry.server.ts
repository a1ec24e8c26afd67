import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { retryFailed } from "#db/queries/outbox-state.server.ts"

/**
 * Lets what failed of the outbox be tried again at once. What was given up has lost its payload, so that no address
 * lies about: it is never tried again.
 * @returns how many tasks
 */
export function retryTasks(
  house: House,
  actor: Actor,
  now: Instant,
): Promise<Outcome<number, "nothing-to-retry">> {
  const attempt = { deed: "outbox.retry", subjectKind: "site", subject: "outbox" } as const
  return audited(house, attempt, actor, now, async (trx) => {
    const many = await retryFailed(trx, now)
    return many === 0 ? refuse("nothing-to-retry") : accept(many)
  })
}
