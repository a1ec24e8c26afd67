import type { Objection, TicketOutcome } from "#app/domain/ticket.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Trx } from "#db/schema.ts"

export interface NewTicket {
  readonly publicId: string
  readonly pledgeId: number
  readonly objection: Objection
  readonly duplicateOf: number | null
  readonly text: string
  readonly lang: string
  readonly sourceUrl: string | null
  readonly accountId: number
  readonly openedAt: Instant
  readonly dueOn: Day
}

/** Opens a ticket. */
export async function insertTicket(trx: Trx, ticket: NewTicket): Promise<void> {
  await trx
    .insertInto("ticket")
    .values({
      public_id: ticket.publicId,
      pledge_id: ticket.pledgeId,
      objection: ticket.objection,
      duplicate_of: ticket.duplicateOf,
      text: ticket.text,
      lang: ticket.lang,
      source_url: ticket.sourceUrl,
      account_id: ticket.accountId,
      opened_at: ticket.openedAt,
      due_on: ticket.dueOn,
    })
    .execute()
}

/** Holds a ticket until the transaction ends: of two who answer at once, the second sees the first. */
export async function lockTicket(trx: Trx, engine: Engine, id: number): Promise<void> {
  const query = trx.selectFrom("ticket").select("id").where("id", "=", id)
  await (engine === "postgres" ? query.forUpdate() : query).execute()
}

/** Notes how a ticket ended. */
export async function updateTicketAnswered(
  trx: Trx,
  id: number,
  answer: {
    readonly outcome: TicketOutcome
    readonly reason: string
    readonly lang: string
    readonly by: number
    readonly at: Instant
  },
): Promise<void> {
  await trx
    .updateTable("ticket")
    .set({
      outcome: answer.outcome,
      reason: answer.reason,
      reason_lang: answer.lang,
      decided_by: answer.by,
      decided_at: answer.at,
    })
    .where("id", "=", id)
    .execute()
}
