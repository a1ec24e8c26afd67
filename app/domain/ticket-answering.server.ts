import { mayDo } from "./access.ts"
import type { Approver } from "./approval.ts"
import { isParty } from "./approval.ts"
import { withBonds } from "./approver.server.ts"
import { audited } from "./audit.server.ts"
import { decideTicketAnswer } from "./ticket.ts"
import type { TicketAnswerRefusal, TicketOutcome } from "./ticket.ts"
import type { House } from "#app/context.server.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import { listAccountsOf } from "#db/queries/account-address.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import { lockTicket, updateTicketAnswered } from "#db/queries/stored-tickets.server.ts"
import { findRecorder, findTicket } from "#db/queries/tickets.server.ts"

/** How a ticket ends, with the reason that everybody reads. */
export interface TicketAnswer {
  readonly outcome: TicketOutcome
  readonly reason: string
  readonly lang: Lang
}

/**
 * Answers a ticket, by a watchdog of another organisation than recorded the promise, with no declared
 * conflict. Outcome and reason are public; who speaks for the deputy gets a letter. The finding stays.
 *
 * Refuses: `not-yours`, `no-such-ticket`, `party-to-it`, `own-record`, `decided-already` and a reason that
 * is too short or too long.
 */
export function answerTicket(
  house: Pick<House, "db" | "keys">,
  publicId: string,
  answer: TicketAnswer,
  actor: Approver,
  now: Instant,
): Promise<
  Outcome<undefined, TicketAnswerRefusal | "not-yours" | "no-such-ticket" | "party-to-it">
> {
  const { outcome, lang } = answer
  const attempt = {
    deed: "ticket.answer",
    subjectKind: "ticket",
    subject: publicId,
    details: { outcome },
  } as const
  return audited(house, attempt, actor, now, async (trx): ReturnType<typeof answerTicket> => {
    if (!mayDo(actor, "ticket.answer")) return refuse("not-yours")
    const found = await findTicket(trx, publicId, lang)
    if (!found) return refuse("no-such-ticket")
    await lockTicket(trx, house.db.engine, found.id)
    const ticket = (await findTicket(trx, publicId, lang)) ?? found
    const { personId, pledgeId } = ticket
    if (isParty(await withBonds(trx, actor), { personIds: [personId] })) {
      return refuse("party-to-it")
    }
    const sides = { recorder: await findRecorder(trx, pledgeId), decider: actor.organizationId }
    const reason = decideTicketAnswer(ticket, answer.reason, sides)
    if (!reason.ok) return reason
    const row = { outcome, reason: reason.value, lang, by: actor.id, at: now }
    await updateTicketAnswered(trx, ticket.id, row)
    for (const accountId of await listAccountsOf(trx, personId)) {
      const news = { accountId, outcome, reason: reason.value, promise: ticket.pledgePublicId }
      await enqueue(trx, house.keys, "ticket-answered", news, now)
    }
    await touch(trx, "pledge", pledgeId, now)
    await touch(trx, "person", personId, now)
    return accept(undefined)
  })
}
