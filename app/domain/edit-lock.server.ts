import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { decideLanding, decideTaking, holdAt } from "./edit-lock.ts"
import type { ItemKey } from "./edit-lock.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Db } from "#db/connection.server.ts"
import {
  advanceItem,
  findItem,
  holdItem,
  lockItem,
  noteLooked,
} from "#db/queries/moderation-items.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** An item as its page shows it to a moderator. */
export interface SeenItem extends ItemKey {
  /** What a decision made on this page has to name. */
  readonly version: number
  /** Who works on it now; null where nobody does. */
  readonly hold: {
    readonly isOwn: boolean
    readonly name: string | null
    readonly since: Instant
  } | null
  /** What was said when it was taken over from somebody. */
  readonly note: string | null
}

/** An item as it stands at an instant, for whoever looks at it. */
export async function seeItem(
  db: Reader,
  key: ItemKey,
  actor: Pick<Actor, "id">,
  now: Instant,
): Promise<SeenItem> {
  const item = await findItem(db, key)
  const hold = holdAt(item, now)
  return {
    ...key,
    version: item.version,
    hold: hold && {
      isOwn: hold.accountId === actor.id,
      name: item.holderName,
      since: hold.since,
    },
    note: hold && item.note,
  }
}

/**
 * Takes an item to work on it, for half an hour. What somebody else holds is taken over with a note alone,
 * which that other reads on the item's page.
 */
export function takeItem(
  house: Pick<House, "db">,
  key: ItemKey,
  note: string | null,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, "not-yours" | "held-by-another">> {
  const attempt = {
    deed: "moderation.enter",
    subjectKind: key.kind,
    subject: key.item,
    ...(note === null ? {} : { reason: note }),
    details: { step: "take" },
  } as const
  return audited(house, attempt, actor, now, async (trx) => {
    if (!mayDo(actor, "moderation.enter")) return refuse("not-yours")
    const item = await lockItem(trx, house.db.engine, key)
    const may = decideTaking(item, actor.id, note, now)
    if (!may.ok) return may
    await holdItem(trx, key, { accountId: actor.id, since: now, note })
    return accept(undefined)
  })
}

/**
 * Lets a decision land on an item, in the decision's own transaction: once for each version that somebody
 * looked at, and not while another works on it. Ends the hold.
 */
export async function landOn(
  { db }: { readonly db: Pick<Db, "engine"> },
  trx: Trx,
  key: ItemKey,
  seen: number | null,
  actor: Pick<Actor, "id">,
  now: Instant,
): Promise<Outcome<undefined, "held-by-another" | "decided-meanwhile">> {
  const item = await lockItem(trx, db.engine, key)
  const may = decideLanding(item, seen, actor.id, now)
  if (!may.ok) return may
  await advanceItem(trx, key)
  return accept(undefined)
}

/** Notes that a moderator looked at something new and found nothing amiss: it leaves the queue. */
export function lookAt(
  { db }: Pick<House, "db">,
  key: ItemKey,
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, "not-yours">> {
  const attempt = {
    deed: "moderation.enter",
    subjectKind: key.kind,
    subject: key.item,
    details: { step: "look" },
  } as const
  return audited({ db }, attempt, actor, now, async (trx) => {
    if (!mayDo(actor, "moderation.enter")) return refuse("not-yours")
    await noteLooked(trx, key, { accountId: actor.id, at: now })
    return accept(undefined)
  })
}
