import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { refuseFrozen } from "./frozen.server.ts"
import { homeCalendar } from "./home-calendar.server.ts"
import { newPublicId } from "./public-id.server.ts"
import { decideTicket, ticketDueOn } from "./ticket.ts"
import type { TicketDraft, TicketRefusal } from "./ticket.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertTicket } from "#db/queries/stored-tickets.server.ts"
import { lockPledge } from "#db/queries/stored-pledges.server.ts"
import { hasOpenTicket } from "#db/queries/tickets.server.ts"
import type { Trx } from "#db/schema.ts"

/** An objection as a deputy makes it; of a duplicate, the public id of the promise that says the same. */
export interface Disputed extends Omit<TicketDraft, "duplicateOf"> {
  readonly twin: string | null
  readonly lang: Lang
}

/**
 * Opens a ticket against a promise that is recorded as the deputy's own: it is public, and answered within
 * ten working days. Neither the ticket nor its outcome changes a finding.
 *
 * Refuses: `not-yours`, `profile-frozen`, `no-such-twin` where the other promise is not this deputy's or is
 * the same one, and what `decideTicket` refuses.
 */
export function openTicket(
  db: Db,
  pledgePublicId: string,
  { twin, lang, ...draft }: Disputed,
  actor: Actor,
  now: Instant,
): Promise<
  Outcome<
    { readonly publicId: string },
    TicketRefusal | "no-such-promise" | "not-yours" | "profile-frozen" | "no-such-twin"
  >
> {
  return commit(db, async (trx): ReturnType<typeof openTicket> => {
    const pledge = await lockPledge(trx, db.engine, pledgePublicId)
    if (!pledge) return refuse("no-such-promise")
    if (!mayDo(actor, "ticket.open", { personId: pledge.personId })) return refuse("not-yours")
    const frozen = await refuseFrozen(trx, pledge.personId, now)
    if (frozen) return frozen
    const duplicateOf = await twinOf(trx, db, pledge, twin)
    if (twin !== null && duplicateOf === null) return refuse("no-such-twin")
    const decision = decideTicket({ ...draft, duplicateOf }, await hasOpenTicket(trx, pledge.id))
    if (!decision.ok) return decision
    const publicId = newPublicId()
    await insertTicket(trx, {
      ...decision.value,
      ...{ publicId, lang, pledgeId: pledge.id, accountId: actor.id, openedAt: now },
      dueOn: ticketDueOn(now, homeCalendar),
    })
    await touch(trx, "pledge", pledge.id, now)
    await touch(trx, "person", pledge.personId, now)
    return accept({ publicId })
  })
}

/** The key of another promise of the same deputy; null where it is none. */
async function twinOf(
  trx: Trx,
  db: Db,
  pledge: { readonly id: number; readonly personId: number },
  publicId: string | null,
): Promise<number | null> {
  const twin = publicId === null ? undefined : await lockPledge(trx, db.engine, publicId)
  const isTwin = twin && twin.id !== pledge.id && twin.personId === pledge.personId
  return isTwin ? twin.id : null
}
