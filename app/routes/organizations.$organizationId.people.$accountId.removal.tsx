import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { memberToManage } from "#app/auth/asked-organization.server.ts"
import { MemberDeed } from "#app/components/member-deed.tsx"
import { removeMember } from "#app/domain/member.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("organization.remove-title"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { organization, person } = await memberToManage(context, params)
  const { publicId, name } = organization
  return { organization: { publicId, name }, person: person.displayName ?? person.publicId }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { organization, person, account } = await memberToManage(context, params)
  const deed = { organization: organization.publicId, account: person.publicId }
  const outcome = await removeMember(house, deed, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, 409)
  return redirect(`/${lang}/organizations/${organization.publicId}/people`, 303)
}

export default function RemovePerson() {
  const { t } = useLocale()
  return (
    <MemberDeed
      {...useLoaderData<typeof loader>()}
      title={t("organization.remove-title")}
      lead={t("organization.remove-lead")}
      submit={t("organization.remove")}
      answer={useActionData<typeof action>()}
    />
  )
}
