import { z } from "zod"
import type { House } from "#app/context.server.ts"
import type { Transport } from "#app/emails/transport.ts"
import { hour, millisecondsBetween, minute } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { countDestroyed } from "#db/queries/destructions.server.ts"

const Erased = z.object({ email: z.string().nullable() })

/** Of each database: how much had been destroyed when its log was last scrubbed, and when that was. */
const scrubbed = new WeakMap<object, { readonly total: number; readonly at: Instant }>()

/**
 * What was destroyed still lies in the log beside SQLite's file until it is cut off: within a minute of a
 * destruction, after an hour in any case for what is destroyed without being counted, and once at the start.
 * Where a reader is in the way, the next turn tries again.
 */
export async function scrubDestroyed({ db }: Pick<House, "db">, now: Instant): Promise<void> {
  if (db.engine !== "sqlite") return
  const total = await countDestroyed(db.read)
  const last = scrubbed.get(db)
  const since = last && millisecondsBetween(last.at, now)
  const isNew = last?.total !== total
  if (since !== undefined && since < (isNew ? minute : hour)) return
  if (
    await db.scrub().then(
      () => true,
      () => false,
    )
  )
    scrubbed.set(db, { total, at: now })
}

/**
 * After an account was erased: the letter carrier forgets the letters that it still keeps, and the
 * database's log what was overwritten. @throws where a reader needs the log: it is tried again
 */
export async function clearTraces(
  { db }: House,
  transport: Transport,
  payload: unknown,
): Promise<void> {
  const { email } = Erased.parse(payload)
  if (email !== null) await transport.forget?.(email)
  await db.scrub()
}
