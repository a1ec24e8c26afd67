import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { organizationToManage } from "#app/auth/asked-organization.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { organizationPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ProfileFields } from "#app/components/profile-fields.tsx"
import { profileLimits } from "#app/domain/accreditation.ts"
import { changeProfile } from "#app/domain/accreditation.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { profileFields } from "#app/lib/profile-form.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("organization.profile"))

export const Form = z.object(profileFields(profileLimits, langs))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { organization } = await organizationToManage(context, params["organizationId"])
  const { publicId, name, website, scope, funding, conflicts, lang } = organization
  return {
    organization: { publicId, name },
    values: {
      ...{ website: website ?? "", scope: scope ?? "", funding: funding ?? "" },
      ...{ conflicts: conflicts ?? "", lang, langs: organization.langs.join(" ") },
    },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { organization, account } = await organizationToManage(context, params["organizationId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const draft = { ...form.value, website: form.value.website ?? null }
  const outcome = await changeProfile(house, organization.publicId, draft, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}${organizationPath(organization)}`, 303)
}

export default function OrganizationProfile() {
  const { organization, values } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>() ?? { values })
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("organization.profile")}
        lead={t("organization.profile-lead")}
        crumbs={[
          { label: t("page.organizations"), href: path("/organizations") },
          { label: organization.name, href: path(organizationPath(organization)) },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PostForm submit={t("common.save")}>
        <ProfileFields answer={answer} />
      </PostForm>
    </>
  )
}
