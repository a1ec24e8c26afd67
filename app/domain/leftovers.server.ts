import { keptTimes } from "./kept-times.ts"
import type { House } from "#app/context.server.ts"
import { hour, later, millisecondsBetween } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import { deleteEndedTries, hasEndedTries } from "#db/queries/ended-tries.server.ts"
import { destroyLeftovers, leftoverKinds, listLeftovers } from "#db/queries/leftovers.server.ts"
import type { LeftoverKind } from "#db/queries/leftovers.server.ts"

/** A transaction of this many rows holds up nobody who signs. */
const mostAtOnce = 500

/** Of each database: when it was swept last. */
const sweptAt = new WeakMap<object, Instant>()

/**
 * Destroys what has outlived its time and hangs on no petition's end: letters that were given up, words of
 * reports, appeals and refused offers, marks of invitations, tokens, drafts, voters' rolls, tries. Once an hour,
 * in portions: whoever stops in between goes on where it stopped. What is held by order stays.
 */
export async function destroyLeftover({ db }: Pick<House, "db">, now: Instant): Promise<void> {
  const last = sweptAt.get(db)
  const since = last === undefined ? hour : millisecondsBetween(last, now)
  if (since >= 0 && since < hour) return
  for (const kind of leftoverKinds) await sweep(db, kind, now)
  await forgetTries(db, now)
  sweptAt.set(db, now)
}

async function sweep(db: House["db"], kind: LeftoverKind, now: Instant): Promise<void> {
  const lasts = keptTimes[kind === "appeal-words" ? "report-words" : kind].lasts
  const of = { before: later(now, -lasts), today: todayAt(now) }
  while ((await listLeftovers(db.read, kind, of, 1)).length > 0) {
    await commit(db, async (trx) => {
      await destroyLeftovers(trx, kind, await listLeftovers(trx, kind, of, mostAtOnce))
      return accept(undefined)
    })
  }
}

async function forgetTries(db: House["db"], now: Instant): Promise<void> {
  const today = todayAt(now)
  if (!(await hasEndedTries(db.read, today, now))) return
  await commit(db, async (trx) => {
    await deleteEndedTries(trx, today, now)
    return accept(undefined)
  })
}
