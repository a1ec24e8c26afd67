import { answerTicket } from "#app/domain/ticket-answering.server.ts"
import { openTicket } from "#app/domain/ticket.server.ts"
import type { Objection, TicketOutcome } from "#app/domain/ticket.ts"
import { findRecorder, findTicket } from "#db/queries/tickets.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { castSeat, departures } from "#scripts/demo/petition-plans.ts"
import type { Players } from "#scripts/demo/seed-accounts.ts"
import type { StandingPromise } from "#scripts/demo/seed-promises.ts"
import { answerWords, objectionWords } from "#scripts/demo/words/office.ts"

interface TicketPlan {
  readonly objection: Exclude<Objection, "duplicate">
  readonly ago: number
  readonly answered?: { readonly ago: number; readonly outcome: TicketOutcome }
}

/** One fresh, of the cast; one overdue; one answered each way. */
const plans: readonly TicketPlan[] = [
  { objection: "context-missing", ago: 3 },
  { objection: "never-said", ago: 25 },
  { objection: "never-said", ago: 40, answered: { ago: 31, outcome: "dismissed" } },
  { objection: "context-missing", ago: 33, answered: { ago: 24, outcome: "partly" } },
]

/** Deputies dispute some of what is recorded of them. */
export async function seedTickets(
  house: DemoHouse,
  players: Players,
  promises: readonly StandingPromise[],
): Promise<void> {
  const sitting = promises.filter(
    ({ plan }) => plan.recorded > 60 && !departures.some(({ seat }) => seat === plan.seat.index),
  )
  const own = sitting.filter(({ plan }) => plan.seat.index === castSeat)
  const others = sitting.filter(
    ({ plan }) => plan.seat.index !== castSeat && plan.key.endsWith("1"),
  )
  const disputed = [own[0], ...(others.length > 0 ? others : sitting)]
  for (const [index, plan] of plans.entries()) {
    const promise = disputed[index]
    if (promise) await dispute(house, players, promise, plan)
  }
}

async function dispute(
  house: DemoHouse,
  { deputies, watchdogs }: Players,
  { plan, publicId }: StandingPromise,
  { objection, ago, answered }: TicketPlan,
): Promise<void> {
  const { db, calendar } = house
  const deputy = deputies[plan.seat.index]
  const which = objection === "never-said" ? 0 : 1
  const [words, reason] = [objectionWords[which], answerWords[which]]
  if (!deputy || !words || !reason) throw new Error("a ticket lacks its words")
  const { lang } = plan
  const sourceUrl = `https://deputies.samaltau.example/objections/${plan.key}`
  const draft = { objection, text: words[lang], lang, sourceUrl, twin: null }
  const opened = await openTicket(db, publicId, draft, deputy, calendar.at(ago, 240))
  const ticket = done(opened, `dispute ${plan.key}`).publicId
  if (!answered) return
  const found = await findTicket(db.read, ticket, lang)
  const recorder = await findRecorder(db.read, found?.pledgeId ?? 0)
  const other = watchdogs.find(({ organizationId }) => organizationId !== recorder)
  if (!other) throw new Error("every watchdog is of one organisation")
  const answer = { outcome: answered.outcome, reason: reason[lang], lang }
  const at = calendar.at(answered.ago, 300)
  done(await answerTicket(house, ticket, answer, other, at), `answer ${plan.key}`)
}
