import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Empty } from "#app/components/empty.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import { listWaitingOffers } from "#db/queries/waiting-offers.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("offer.queue"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { offers: await listWaitingOffers(context.db.read, context.lang, 100) }
}

export default function OfferQueue() {
  const { offers } = useLoaderData<typeof loader>()
  const { t, path, day, heading, quote } = useLocale()
  return (
    <>
      <PageHead
        title={t("offer.queue")}
        lead={t("offer.queue-lead")}
        crumbs={[{ label: t("page.desk"), href: path("/desk") }]}
      />
      {offers.length === 0 && (
        <Empty title={t("offer.queue-none")} reason={t("offer.queue-none-why")} />
      )}
      <TopList>
        {offers.length > 0 && (
          <List>
            {offers.map((offer) => (
              <ListItem
                key={offer.publicId}
                title={heading(offer.title)}
                titleLang={offer.lang}
                href={path(`/desk/evidence/${offer.publicId}`)}
                meta={[
                  t(`evidence.kind-${offer.kind}`),
                  <span key="name" translate="no">
                    {offer.personName}
                  </span>,
                  t("offer.since", { date: day(dayIn(defaultZone, offer.confirmedAt)) }),
                ]}
              >
                <p lang={offer.pledgeLang}>{quote(offer.pledgeText)}</p>
              </ListItem>
            ))}
          </List>
        )}
      </TopList>
    </>
  )
}
