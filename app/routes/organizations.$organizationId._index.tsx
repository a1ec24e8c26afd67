import { data } from "@remix-run/node"
import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { AccreditationBadge } from "#app/components/accreditation-badge.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { Columns } from "#app/components/columns.tsx"
import { OrganizationConflicts } from "#app/components/organization-conflicts.tsx"
import { OrganizationFacts } from "#app/components/organization-facts.tsx"
import { OrganizationProfile } from "#app/components/organization-profile.tsx"
import { OrganizationHistory, SuspensionNotice } from "#app/components/organization-standing.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PersonWord } from "#app/components/person-word.tsx"
import { decideManaging } from "#app/domain/accreditation.ts"
import { readPublicId } from "#app/domain/public-id.ts"
import { shownPerson } from "#app/domain/shown-person.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { addressesOf } from "#app/share/addresses.server.ts"
import { listAccreditationSteps } from "#db/queries/accreditation-steps.server.ts"
import { listConflictsIn } from "#db/queries/declared-conflicts.server.ts"
import { listOrganizationPeople } from "#db/queries/organization-people.server.ts"
import { findPublicOrganization } from "#db/queries/public-organizations.server.ts"

export const meta = titled<typeof loader>((_, { organization }) => organization.name)

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, lang, ofReader } = context
  const publicId = readPublicId(params["organizationId"] ?? "")
  const found = publicId && (await findPublicOrganization(db.read, publicId, lang))
  if (!found) throw data(null, { status: 404 })
  const { id, organizationId, adminId, ...organization } = found
  const [steps, people, conflicts] = await Promise.all([
    listAccreditationSteps(db.read, id),
    listOrganizationPeople(db.read, organizationId),
    listConflictsIn(db.read, organizationId, lang),
  ])
  const shown = new Map(people.map((person) => [person.id, shownPerson(person)]))
  return {
    organization,
    addresses: await addressesOf(context, "organization", {
      id: organizationId,
      publicId: organization.publicId,
      name: organization.name,
    }),
    steps,
    people: people.map((person) => ({
      ...shownPerson(person),
      suspended: person.suspendedAt !== null,
      admin: person.id === adminId,
    })),
    conflicts: conflicts.flatMap(({ accountId, with: { kind }, ...conflict }) => {
      const who = shown.get(accountId)
      return who ? [{ ...conflict, who, kind }] : []
    }),
    manages: ofReader((account) => account !== null && decideManaging(found, account).ok),
  }
}

export default function Organization() {
  const { organization, steps, conflicts, manages } = useLoaderData<typeof loader>()
  const { t, path } = useLocale()
  const own = `/organizations/${organization.publicId}`
  return (
    <>
      <PageHead
        title={organization.name}
        crumbs={[{ label: t("page.organizations"), href: path("/organizations") }]}
        above={<AccreditationBadge state={organization.state} />}
      />
      <SuspensionNotice steps={steps} />
      {manages && (
        <div className="button-row">
          <ButtonLink kind="secondary" href={path(`${own}/people`)}>
            {t("organization.manage")}
          </ButtonLink>
          <ButtonLink kind="secondary" href={path(`${own}/profile`)}>
            {t("organization.profile")}
          </ButtonLink>
        </div>
      )}
      <Columns rail={<OrganizationFacts organization={organization} />}>
        <OrganizationProfile profile={organization} />
        <OrganizationConflicts conflicts={conflicts} />
        <People />
        <OrganizationHistory steps={steps} />
      </Columns>
    </>
  )
}

function People() {
  const { people } = useLoaderData<typeof loader>()
  const { t } = useLocale()
  return (
    <section>
      <h2>{t("organization.people")}</h2>
      {people.length === 0 && <p>{t("organization.people-none")}</p>}
      <ul className="plain-list">
        {people.map(({ name, number, suspended, admin }) => (
          <li key={number}>
            <PersonWord name={name} number={number} />
            {admin && ` · ${t("organization.admin")}`}
            {suspended && ` · ${t("organization.person-suspended")}`}
          </li>
        ))}
      </ul>
      <p className="meta">{t("organization.people-note")}</p>
    </section>
  )
}
