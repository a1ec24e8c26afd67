import { ticketLateness } from "#app/domain/ticket.ts"
import type { Objection, TicketOutcome } from "#app/domain/ticket.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Mark } from "./mark.tsx"
import { pledgePath } from "./paths.ts"
import { langOf, Words } from "./words.tsx"
import { InTongue } from "./tongue.tsx"

export interface ShownTicket {
  publicId: string
  objection: Objection
  twin: { publicId: string; text: string; lang: string } | null
  text: string
  lang: string
  sourceUrl: string | null
  openedAt: string
  dueOn: string
  outcome: TicketOutcome | null
  reason: string | null
  reasonLang: string | null
  decidedAt: string | null
}

/** What the deputy objects to a promise's record, each with its deadline or its outcome and reason. */
export function TicketList({ tickets, today }: { tickets: readonly ShownTicket[]; today: string }) {
  const { t } = useLocale()
  if (tickets.length === 0) return null
  return (
    <section>
      <h2>{t("ticket.section")}</h2>
      {tickets.map((ticket) => (
        <article key={ticket.publicId} className="ticket">
          <TicketCase ticket={ticket} today={today} />
        </article>
      ))}
      <p className="meta">{t("ticket.never-changes")}</p>
    </section>
  )
}

/** One objection: what it says, and how it stands. */
export function TicketCase({ ticket, today }: { ticket: ShownTicket; today: string }) {
  const { t, day, path, quote } = useLocale()
  const { objection, twin, text, lang, sourceUrl, openedAt } = ticket
  return (
    <>
      <h3>{t(`ticket.${objection}`)}</h3>
      <Words text={text} lang={lang} />
      {twin && (
        <p>
          {t("ticket.twin-is")}{" "}
          <InTongue lang={langOf(twin.text, twin.lang)}>
            <a href={path(pledgePath(twin.publicId))}>{quote(twin.text)}</a>
          </InTongue>
        </p>
      )}
      {sourceUrl && (
        <p>
          {t("ticket.source")}:{" "}
          <a href={sourceUrl} rel="external noreferrer nofollow" translate="no">
            {sourceUrl}
          </a>
        </p>
      )}
      <p className="meta">{t("ticket.opened", { date: day(dayIn(defaultZone, openedAt)) })}</p>
      <TicketStanding ticket={ticket} today={today} />
    </>
  )
}

const lateShape = { overdue: "warning", today: "ring-clock", "in-time": "ring" } as const
const outcomeShape = {
  upheld: "square-ticked",
  partly: "square-half",
  dismissed: "square-crossed",
} as const

/** The deadline while nobody has answered, in word and shape; then the outcome with its reason. */
export function TicketStanding({ ticket, today }: { ticket: ShownTicket; today: string }) {
  const { t, day } = useLocale()
  const { dueOn, outcome, reason, reasonLang, decidedAt } = ticket
  if (outcome === null || reason === null) {
    const late = ticketLateness(dueOn, today)
    return (
      <p className={`due due-${late}`}>
        <Mark shape={lateShape[late]} />
        <b>
          {t(late === "overdue" ? "ticket.overdue" : "ticket.open-until", { date: day(dueOn) })}
        </b>
      </p>
    )
  }
  return (
    <div className="said-beside">
      <p className="due">
        <Mark shape={outcomeShape[outcome]} />
        <b>{t(`ticket.outcome-${outcome}`)}</b>
      </p>
      <Words text={reason} lang={reasonLang ?? ""} />
      {decidedAt && (
        <p className="meta">{t("ticket.answered", { date: day(dayIn(defaultZone, decidedAt)) })}</p>
      )}
    </div>
  )
}
