import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import type { Attempt } from "./audit.server.ts"
import { stopKinds } from "./standing.ts"
import type { StopCause, StopKind } from "./standing.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import { endStop, insertStop, listStopsNow } from "#db/queries/site-stops.server.ts"

/** Takes from the database what operators have stopped. @throws where the database does not answer */
export async function learnStops({ db, standing }: Pick<House, "db" | "standing">): Promise<void> {
  standing.learn(await listStopsNow(db.read))
}

/** Stops something for all, until an operator lets it go on. */
export async function stopForAll(
  house: House,
  given: { readonly kind: StopKind; readonly cause: StopCause; readonly reason: string },
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, "stopped-already">> {
  const { kind, cause, reason } = given
  const attempt = attemptOn(kind, reason, { step: "stop", cause })
  const outcome = await audited(house, attempt, actor, now, async (trx) => {
    const stop = { kind, cause, reason, since: now, accountId: actor.id }
    if (!(await insertStop(trx, stop))) return refuse("stopped-already")
    await touch(trx, "standing", stopKinds.indexOf(kind), now)
    return accept(undefined)
  })
  await learnStops(house)
  return outcome
}

/** Lets go on what was stopped. */
export async function goOn(
  house: House,
  { kind, reason }: { readonly kind: StopKind; readonly reason: string },
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, "not-stopped">> {
  const attempt = attemptOn(kind, reason, { step: "go-on" })
  const outcome = await audited(house, attempt, actor, now, async (trx) => {
    const end = { at: now, reason, accountId: actor.id }
    if (!(await endStop(trx, kind, end))) return refuse("not-stopped")
    await touch(trx, "standing", stopKinds.indexOf(kind), now)
    return accept(undefined)
  })
  await learnStops(house)
  return outcome
}

function attemptOn(kind: StopKind, reason: string, details: Attempt["details"]): Attempt {
  return { deed: "site.stop", subjectKind: "site", subject: kind, reason, details }
}
