import { dwellBetween } from "./anomaly.ts"
import { keptTimes } from "./kept-times.ts"
import { finalStates } from "./petition-state.ts"
import type { House } from "#app/context.server.ts"
import { dayIn, later } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"
import { todayAt } from "#app/lib/zone.ts"
import { commit } from "#db/commit.server.ts"
import {
  deleteOldTraceKeys,
  deleteOldTraces,
  deleteTracesOfGone,
  findTraceKey,
  hasOldTrace,
  hasOldTraceKey,
  insertTrace,
  insertTraceKey,
  setDwell,
} from "#db/queries/signing-traces.server.ts"
import { readOnce } from "#db/read-once.server.ts"
import type { Trx } from "#db/schema.ts"

/** How long a trace is kept at most, and how long after its petition's end: the time in which moderators review. */
export const traceLife = {
  most: keptTimes.network.lasts,
  afterEnd: keptTimes.network.most,
} as const

/** What a request to sign came from. */
export interface Origin {
  /** The /24 or /48 of the address, `203.0.113/24`; left out where nobody asked over the net. */
  readonly network?: string | undefined
  readonly email: { readonly canonical: string }
}

/**
 * Keeps of a request what moderators find machines by, and nothing that leads back to an address: the
 * network only as a hash under a key of this day (UTC), which is thrown away when the day is over; the mail
 * domain as a hash for this petition alone. Both are destroyed with the review.
 */
export async function leaveTrace(
  keys: Keys,
  trx: Trx,
  signature: { readonly id: number; readonly petitionId: number; readonly petition: string },
  { network, email }: Origin,
  now: Instant,
): Promise<void> {
  if (network === undefined) return
  const today = utcDay(now)
  const key = await keyOfDay(keys, trx, today)
  await insertTrace(trx, {
    signatureId: signature.id,
    petitionId: signature.petitionId,
    day: today,
    networkTag: groupTag(key, network, `network/${signature.petition}`),
    mailTag: groupTag(keys, domainOf(email.canonical), `mail-domain/${signature.petition}`),
  })
}

/** So much of a hash tells the groups of one petition apart: 64 bits, in which millions of networks do not meet. */
const groupTagLength = 8

function groupTag(keys: Pick<Keys, "tag">, value: string, context: string): Buffer {
  return keys.tag(value, context).subarray(0, groupTagLength)
}

/** Adds to a trace how long it took from asking to confirming. */
export function noteDwell(
  trx: Trx,
  signature: { readonly id: number; readonly requestedAt: Instant },
  confirmedAt: Instant,
): Promise<void> {
  return setDwell(trx, signature.id, dwellBetween(signature.requestedAt, confirmedAt))
}

/** The domain of a mail address. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1)
}

/**
 * Destroys what has outlived its use: when a day is over its key, and the traces of signatures that no longer
 * stand; and the traces of petitions whose review is over, and of any that is 30 days old.
 */
export async function forgetTraces({ db }: Pick<House, "db">, now: Instant): Promise<void> {
  const today = utcDay(now)
  if (await hasOldTraceKey(db.read, today)) {
    await commit(db, async (trx) => {
      await deleteOldTraceKeys(trx, today)
      await deleteTracesOfGone(trx)
      return accept(undefined)
    })
  }
  const limits = {
    day: utcDay(later(now, -traceLife.most)),
    finalStates,
    closedBy: later(now, -traceLife.afterEnd),
    today: todayAt(now),
  }
  if (await hasOldTrace(db.read, limits)) {
    await commit(db, async (trx) => {
      await deleteOldTraces(trx, limits)
      return accept(undefined)
    })
  }
}

function keyOfDay(keys: Keys, trx: Trx, today: Day): Promise<Keys> {
  return readOnce(trx, ["trace_key"], `trace key ${today}`, () => openKeyOfDay(keys, trx, today))
}

async function openKeyOfDay(keys: Keys, trx: Trx, today: Day): Promise<Keys> {
  const context = `trace/${today}`
  const known = await findTraceKey(trx, today)
  if (known) return makeKeys(keys.open(known, context))
  await insertTraceKey(trx, today, keys.seal(newKey(), context))
  const made = await findTraceKey(trx, today)
  if (!made) throw new Error(`there is no key for the traces of ${today}`)
  return makeKeys(keys.open(made, context))
}

function utcDay(now: Instant): Day {
  return dayIn("UTC", now)
}
