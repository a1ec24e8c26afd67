import { data } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { organizationToManage } from "#app/auth/asked-organization.server.ts"
import { inviteToOrganization } from "#app/auth/invitations.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { InviteForm } from "#app/components/invite-form.tsx"
import { Notice } from "#app/components/notice.tsx"
import { OrganizationRoster, WaitingInvitations } from "#app/components/organization-roster.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { organizationPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { todayAt } from "#app/lib/zone.ts"
import { listStandingInvitations } from "#db/queries/invitations.server.ts"
import { listOrganizationPeople } from "#db/queries/organization-people.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("organization.manage"))

export const Form = z.object({ email: z.string().max(254), lang: z.enum(langs) })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, house, now } = context
  const { organization, account } = await organizationToManage(context, params["organizationId"])
  const { organizationId, publicId, name } = organization
  const [people, invitations] = await Promise.all([
    listOrganizationPeople(db.read, organizationId),
    listStandingInvitations(db.read, house.keys, organizationId, now),
  ])
  return {
    organization: { publicId, name },
    people: people.map((person) => ({
      ...{ publicId: person.publicId, name: person.displayName },
      suspended: person.suspendedAt !== null,
      own: person.id === account.id,
    })),
    invitations: invitations.map(({ publicId, email, expiresAt }) => ({
      ...{ publicId, email },
      until: todayAt(expiresAt),
    })),
  }
}

/** Says the same of every address: only its mailbox learns whether it has an account. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, now } = context
  const { organization, account } = await organizationToManage(context, params["organizationId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ answer: form }, 422)
  const outcome = await inviteToOrganization(house, organization.publicId, form.value, account, now)
  if (outcome.ok) return data({ sent: true as const })
  return data({ answer: { refusal: outcome.refusal, values: form.values } }, 409)
}

export default function OrganizationPeople() {
  const { organization, people, invitations } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const answer = useFormAnswer(result && "answer" in result ? result.answer : undefined)
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("organization.manage")}
        lead={t("organization.manage-lead")}
        crumbs={[
          { label: t("page.organizations"), href: path("/organizations") },
          { label: organization.name, href: path(organizationPath(organization)) },
        ]}
      />
      {result && "sent" in result && <Notice>{t("organization.invited")}</Notice>}
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <section>
        <h2>{t("organization.invite")}</h2>
        <InviteForm answer={answer} submit={t("organization.invite-submit")} />
      </section>
      <WaitingInvitations organization={organization.publicId} invitations={invitations} />
      <OrganizationRoster organization={organization.publicId} people={people} />
    </>
  )
}
