import type { Objection, TicketOutcome } from "#app/domain/ticket.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { nameIn } from "#db/queries/names.server.ts"
import type { Reader } from "#db/schema.ts"

/** A deputy's objection to a promise that is recorded as theirs, with its outcome. All of it is public. */
export interface Ticket {
  readonly id: number
  readonly publicId: string
  readonly pledgeId: number
  readonly pledgePublicId: string
  readonly pledgeText: string
  readonly pledgeLang: string
  readonly personId: number
  readonly personName: string
  readonly objection: Objection
  /** The promise that says the same already. */
  readonly twin: { readonly publicId: string; readonly text: string; readonly lang: string } | null
  readonly text: string
  readonly lang: string
  readonly sourceUrl: string | null
  readonly openedAt: Instant
  readonly dueOn: Day
  readonly outcome: TicketOutcome | null
  readonly reason: string | null
  readonly reasonLang: string | null
  readonly decidedAt: Instant | null
}

/** Which tickets are meant. What is left out does not restrict. */
export interface TicketFilter {
  readonly publicId?: string
  readonly pledgeId?: number
  readonly personId?: number
  readonly standing?: "open"
}

/** Tickets, those due first, then those opened first. */
export async function listTickets(
  db: Reader,
  filter: TicketFilter,
  lang: string,
): Promise<Ticket[]> {
  let query = selectTickets(db, lang)
  if (filter.publicId !== undefined) query = query.where("ticket.public_id", "=", filter.publicId)
  if (filter.pledgeId !== undefined) query = query.where("ticket.pledge_id", "=", filter.pledgeId)
  if (filter.personId !== undefined) query = query.where("pledge.person_id", "=", filter.personId)
  if (filter.standing === "open") query = query.where("ticket.outcome", "is", null)
  const rows = await query.orderBy("ticket.due_on").orderBy("ticket.id").execute()
  return rows.map(asTicket)
}

/** One ticket by its public id, or undefined. */
export async function findTicket(
  db: Reader,
  publicId: string,
  lang: string,
): Promise<Ticket | undefined> {
  return (await listTickets(db, { publicId }, lang))[0]
}

/** How many tickets wait for an answer. */
export async function countOpenTickets(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom("ticket")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("outcome", "is", null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Tells whether a ticket of a promise waits for an answer. */
export async function hasOpenTicket(db: Reader, pledgeId: number): Promise<boolean> {
  const row = await db
    .selectFrom("ticket")
    .select("id")
    .where("pledge_id", "=", pledgeId)
    .where("outcome", "is", null)
    .executeTakeFirst()
  return row !== undefined
}

/** The organisation whose person recorded a promise; null for what was imported. */
export async function findRecorder(db: Reader, pledgeId: number): Promise<number | null> {
  const row = await db
    .selectFrom("pledge")
    .leftJoin("account", "account.id", "pledge.account_id")
    .select("account.organization_id")
    .where("pledge.id", "=", pledgeId)
    .executeTakeFirst()
  return row?.organization_id ?? null
}

function selectTickets(db: Reader, lang: string) {
  return db
    .selectFrom("ticket")
    .innerJoin("pledge", "pledge.id", "ticket.pledge_id")
    .innerJoin("person", "person.id", "pledge.person_id")
    .leftJoin("pledge as twin", "twin.id", "ticket.duplicate_of")
    .selectAll("ticket")
    .select([
      "pledge.public_id as pledge_public_id",
      "pledge.text as pledge_text",
      "pledge.lang as pledge_lang",
      "pledge.person_id",
      nameIn(lang, "person").as("person_name"),
      "twin.public_id as twin_public_id",
      "twin.text as twin_text",
      "twin.lang as twin_lang",
    ])
}

function asTicket(
  row: Awaited<ReturnType<ReturnType<typeof selectTickets>["execute"]>>[number],
): Ticket {
  const { twin_public_id: twinId, twin_text: twinText, twin_lang: twinLang } = row
  return {
    id: row.id,
    publicId: row.public_id,
    pledgeId: row.pledge_id,
    pledgePublicId: row.pledge_public_id,
    pledgeText: row.pledge_text,
    pledgeLang: row.pledge_lang,
    personId: row.person_id,
    personName: row.person_name,
    objection: row.objection as Objection,
    twin:
      twinId && twinText && twinLang ? { publicId: twinId, text: twinText, lang: twinLang } : null,
    text: row.text,
    lang: row.lang,
    sourceUrl: row.source_url,
    openedAt: row.opened_at,
    dueOn: row.due_on,
    outcome: row.outcome as TicketOutcome | null,
    reason: row.reason,
    reasonLang: row.reason_lang,
    decidedAt: row.decided_at,
  }
}
