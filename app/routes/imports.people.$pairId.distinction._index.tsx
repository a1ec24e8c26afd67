import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPair } from "#app/auth/asked-pair.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { holdApart } from "#app/domain/person-distinction.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("merge.apart"))

export const Form = z.object({ reason: textField(reasonLimits) })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { pair } = await askedPair(context, params["pairId"])
  const { kept, dropped } = pair
  return { id: `${kept.publicId}-${dropped.publicId}`, one: kept.name, other: dropped.name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { pair, account } = await askedPair(context, params["pairId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const two = { one: pair.kept.publicId, other: pair.dropped.publicId }
  const outcome = await holdApart(house, { ...two, ...form.value }, account, now)
  if (outcome.ok) return redirect(`/${lang}/imports/people`, 303)
  return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
}

export default function HoldApart() {
  const { id, one, other } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("merge.apart")}
        crumbs={[
          { label: t("merge.title"), href: path("/imports/people") },
          { label: t("merge.pair-title", { one, other }), href: path(`/imports/people/${id}`) },
        ]}
        lead={t("merge.apart-lead")}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <PostForm submit={t("merge.apart-submit")}>
        <TextAreaField
          name="reason"
          width="full"
          label={t("merge.apart-reason")}
          error={answer.errors["reason"]}
          defaultValue={answer.values["reason"]}
        />
      </PostForm>
    </>
  )
}
