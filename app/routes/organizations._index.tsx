import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AccreditationBadge } from "#app/components/accreditation-badge.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { Empty } from "#app/components/empty.tsx"
import { List, ListItem, TopList } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { organizationPath } from "#app/components/paths.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { listPublicOrganizations } from "#db/queries/public-organizations.server.ts"

export const meta = titled((t) => t("page.organizations"))

export async function loader({ context }: LoaderFunctionArgs) {
  return { organizations: await listPublicOrganizations(context.db.read, context.lang) }
}

export default function Organizations() {
  const { organizations } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("page.organizations")} lead={t("organization.lead")} />
      {organizations.length === 0 && (
        <Empty title={t("organization.empty")} reason={t("organization.empty-why")} />
      )}
      {organizations.length > 0 && (
        <TopList>
          <List>
            {organizations.map(({ publicId, name, kind, state, ...counts }) => (
              <ListItem
                key={publicId}
                above={<AccreditationBadge state={state} />}
                title={name}
                href={path(organizationPath({ publicId, name }))}
                meta={[
                  t(`organization.kind-${kind}`),
                  t("organization.people-count", { count: counts.people }),
                  kind === "watchdog" &&
                    t("organization.promises-count", { count: counts.promises }),
                  kind === "watchdog" &&
                    t("organization.verdicts-count", { count: counts.verdicts }),
                ]}
              />
            ))}
          </List>
        </TopList>
      )}
      <section>
        <ButtonLink kind="secondary" href={path("/organizations/new")}>
          {t("organization.apply")}
        </ButtonLink>
      </section>
    </>
  )
}
