import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { TicketStanding } from "#app/components/ticket-list.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listTickets } from "#db/queries/tickets.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("ticket.queue"))

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, lang, today } = context
  return { today, tickets: await listTickets(db.read, { standing: "open" }, lang) }
}

export default function TicketQueue() {
  const { today, tickets } = useLoaderData<typeof loader>()
  const { t, path, quote } = useLocale()
  return (
    <>
      <PageHead
        title={t("ticket.queue")}
        lead={t("ticket.queue-lead")}
        crumbs={[{ label: t("page.desk"), href: path("/desk") }]}
      />
      {tickets.length === 0 && (
        <Empty title={t("ticket.queue-none")} reason={t("ticket.queue-none-why")} />
      )}
      <TopList>
        {tickets.length > 0 && (
          <List>
            {tickets.map((ticket) => (
              <ListItem
                key={ticket.publicId}
                quote
                above={<TicketStanding ticket={ticket} today={today} />}
                title={quote(ticket.pledgeText)}
                titleLang={ticket.pledgeLang}
                href={path(`/desk/tickets/${ticket.publicId}`)}
                meta={[
                  t(`ticket.${ticket.objection}`),
                  <span key="name" translate="no">
                    {ticket.personName}
                  </span>,
                ]}
              />
            ))}
          </List>
        )}
      </TopList>
    </>
  )
}
