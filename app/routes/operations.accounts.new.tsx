import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { proposeInvitation } from "#app/auth/invitations.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { SelectField, TextAreaField } from "#app/components/form-field.tsx"
import { InviteForm } from "#app/components/invite-form.tsx"
import { OptionList } from "#app/components/option-list.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { staffRoles } from "#app/domain/invitation.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { langs } from "#app/i18n/translate.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listAccreditations } from "#db/queries/accreditations.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("operations.invite"))

export const Form = z.object({
  email: z.string().max(254),
  role: z.enum(staffRoles),
  organization: z.string().optional(),
  lang: z.enum(langs),
  reason: textField(reasonLimits),
})

export async function loader({ context }: LoaderFunctionArgs) {
  const organizations = await listAuditors(context)
  return { organizations: organizations.map(({ publicId, name }) => ({ publicId, name })) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const auditors = await listAuditors(context)
  const chosen = auditors.find(({ publicId }) => publicId === form.value.organization)
  const draft = { ...form.value, organizationId: chosen?.organizationId ?? null }
  const outcome = await proposeInvitation(house, draft, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/approvals/${outcome.value.approval}`, 303)
}

/** The organisations for which an independent checker can work. */
async function listAuditors({ db }: RequestContext) {
  return (await listAccreditations(db.read, ["admitted"])).filter(({ kind }) => kind === "auditor")
}

export default function InviteStaff() {
  const { organizations } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { errors, values } = answer
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("operations.invite")}
        lead={t("operations.invite-lead")}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("operations.accounts"), href: path("/operations/accounts") },
        ]}
      />
      <ProblemSummary errors={errors} refusal={answer.refusal} />
      <InviteForm answer={answer} submit={t("operations.propose")}>
        <OptionList
          type="radio"
          name="role"
          required
          legend={t("operations.role")}
          error={errors["role"]}
          options={staffRoles.map((value) => ({
            value,
            label: t(`role.${value}`),
            chosen: values["role"] === value,
          }))}
        />
        <SelectField
          name="organization"
          optional
          label={t("operations.invite-organization")}
          error={errors["organization"]}
          defaultValue={values["organization"] ?? ""}
          options={[
            { value: "", label: t("operations.none") },
            ...organizations.map(({ publicId, name }) => ({ value: publicId, label: name })),
          ]}
        />
        <TextAreaField
          name="reason"
          width="full"
          label={t("operations.reason")}
          hint={t("operations.reason-hint")}
          error={errors["reason"]}
          defaultValue={values["reason"]}
        />
      </InviteForm>
    </>
  )
}
