import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ProfileFields } from "#app/components/profile-fields.tsx"
import { accreditationKinds, profileLimits } from "#app/domain/accreditation.ts"
import { applyForAccreditation } from "#app/domain/accreditation.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { profileFields } from "#app/lib/profile-form.ts"
import { todayAt } from "#app/lib/zone.ts"
import { findApplicationOf } from "#db/queries/accreditations.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("organization.apply"))

export const Form = z.object({
  kind: z.enum(accreditationKinds),
  name: textField(profileLimits.name),
  ...profileFields(profileLimits, langs),
})

export async function loader({ context }: LoaderFunctionArgs) {
  const waiting = await findApplicationOf(context.db.read, requireAccount(context).id)
  return { waiting: waiting ? { name: waiting.name, on: todayAt(waiting.appliedAt) } : null }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const draft = { ...form.value, website: form.value.website ?? null }
  const outcome = await applyForAccreditation(house, draft, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/organizations/new`, 303)
}

export default function NewOrganization() {
  const { waiting } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, day } = useLocale()
  if (waiting && !answer.refusal) {
    const reason = t("organization.applied-why", { date: day(waiting.on), name: waiting.name })
    const onward = { label: t("page.organizations"), href: path("/organizations") }
    return <Empty level="page" title={t("organization.applied")} reason={reason} onward={onward} />
  }
  return (
    <>
      <PageHead
        title={t("organization.apply")}
        lead={t("organization.apply-lead")}
        crumbs={[{ label: t("page.organizations"), href: path("/organizations") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PostForm submit={t("organization.apply-submit")}>
        <TextField
          name="name"
          width="full"
          label={t("organization.name")}
          error={answer.errors["name"]}
          defaultValue={answer.values["name"]}
        />
        <OptionList
          type="radio"
          name="kind"
          required
          legend={t("organization.kind")}
          error={answer.errors["kind"]}
          options={accreditationKinds.map((value) => ({
            value,
            label: t(`organization.kind-${value}`),
            definition: t(`organization.kind-${value}-means`),
            chosen: answer.values["kind"] === value,
          }))}
        />
        <ProfileFields answer={answer} />
      </PostForm>
    </>
  )
}
