import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import { listAuditedPetitions } from "#db/queries/audited-petitions.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("audit.title"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { petitions: await listAuditedPetitions(context.db.read) }
}

export default function AuditedPetitions() {
  const { petitions } = useLoaderData<typeof loader>()
  const { t, day, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("audit.title")}
        lead={t("audit.lead")}
        crumbs={[{ label: t("trail.title"), href: path("/audit") }]}
      />
      {petitions.length === 0 ? (
        <p>{t("audit.petitions-none")}</p>
      ) : (
        <TopList>
          <List>
            {petitions.map(({ publicId, title, lang, publishedAt }) => (
              <ListItem
                key={publicId}
                title={title}
                titleLang={lang}
                href={path(`/audit/petitions/${publicId}`)}
                meta={[
                  publishedAt === null
                    ? t("audit.finding-none")
                    : t("audit.published", { date: day(dayIn(defaultZone, publishedAt)) }),
                ]}
              />
            ))}
          </List>
        </TopList>
      )}
    </>
  )
}
