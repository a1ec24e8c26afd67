import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AccreditationBadge } from "#app/components/accreditation-badge.tsx"
import { List, ListItem } from "#app/components/list-item.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import type { AccreditationKind, AccreditationState } from "#app/domain/accreditation.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listAccreditations } from "#db/queries/accreditations.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("operations.organizations"))

export async function loader({ context }: LoaderFunctionArgs) {
  const found = await listAccreditations(context.db.read, ["applied", "admitted", "suspended"])
  const organizations = found.map(({ publicId, name, kind, state, appliedAt }) => ({
    ...{ publicId, name, kind, state },
    appliedOn: todayAt(appliedAt),
  }))
  return {
    applications: organizations.filter(({ state }) => state === "applied"),
    admitted: organizations.filter(({ state }) => state !== "applied"),
  }
}

export default function OperatedOrganizations() {
  const { applications, admitted } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("operations.organizations")}
        crumbs={[{ label: t("page.operations"), href: path("/operations") }]}
      />
      <section>
        <h2>{t("operations.applications")}</h2>
        {applications.length === 0 ? (
          <p>{t("operations.applications-none")}</p>
        ) : (
          <OrganizationList organizations={applications} />
        )}
      </section>
      <section>
        <h2>{t("operations.admitted")}</h2>
        <OrganizationList organizations={admitted} />
      </section>
    </>
  )
}

interface OrganizationListProps {
  organizations: readonly {
    publicId: string
    name: string
    kind: AccreditationKind
    state: AccreditationState
    appliedOn: string
  }[]
}

function OrganizationList({ organizations }: OrganizationListProps) {
  const { t, path, day } = useLocale()
  return (
    <List>
      {organizations.map(({ publicId, name, kind, state, appliedOn }) => (
        <ListItem
          key={publicId}
          above={<AccreditationBadge state={state} />}
          title={name}
          href={path(`/operations/organizations/${publicId}`)}
          meta={[
            t(`organization.kind-${kind}`),
            state === "applied" && t("operations.applied-on", { date: day(appliedOn) }),
          ]}
        />
      ))}
    </List>
  )
}
