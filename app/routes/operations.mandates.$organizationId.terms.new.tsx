import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { legislatureToArrange } from "#app/auth/asked-legislature.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { arrangeTerm } from "#app/domain/seat-deeds.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { partialDayField, textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const meta = titled((t) => t("seat.term-add"))

export const Form = z.object({
  name: textField({ least: 1, most: 200 }),
  startDate: partialDayField.optional(),
  endDate: partialDayField.optional(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { legislature } = await legislatureToArrange(context, params["organizationId"])
  const { publicId, name } = legislature
  return { legislature: { publicId, name } }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { legislature, account } = await legislatureToArrange(context, params["organizationId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { name, startDate = null, endDate = null } = form.value
  const term = { name, startDate, endDate }
  const outcome = await arrangeTerm(house, legislature, term, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}/operations/mandates/${legislature.publicId}`, 303)
}

export default function NewTerm() {
  const { legislature } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const { errors, values } = answer
  return (
    <>
      <PageHead
        title={t("seat.term-add")}
        crumbs={[
          { label: t("seat.title"), href: path("/operations/mandates") },
          { label: legislature.name, href: path(`/operations/mandates/${legislature.publicId}`) },
        ]}
      />
      <ProblemSummary errors={errors} refusal={answer.refusal} />
      <PostForm submit={t("seat.save")}>
        <TextField
          name="name"
          width="full"
          label={t("seat.term-name")}
          hint={t("seat.term-name-hint")}
          error={errors["name"]}
          defaultValue={values["name"]}
        />
        <TextField
          name="startDate"
          width="iin"
          optional
          label={t("seat.term-start")}
          hint={t("desk.partial-hint")}
          error={errors["startDate"]}
          defaultValue={values["startDate"]}
        />
        <TextField
          name="endDate"
          width="iin"
          optional
          label={t("seat.term-end")}
          hint={t("desk.partial-hint")}
          error={errors["endDate"]}
          defaultValue={values["endDate"]}
        />
      </PostForm>
    </>
  )
}
