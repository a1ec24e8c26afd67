import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { petitionToTranslate, translationPage } from "#app/auth/asked-translation.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { TranslationForm } from "#app/components/translation-form.tsx"
import { translateText } from "#app/domain/translation.server.ts"
import { translationLimits } from "#app/domain/translation.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { nav: "petitions" }

export const meta = titled<typeof loader>((t, { into }) => t(`translation.into-${into}`))

export const Form = z.object({
  version: z.coerce.number().int().min(0),
  title: textField({ least: 0, most: translationLimits.title }).default(""),
  statement: textField({ least: 0, most: translationLimits.statement }).default(""),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  return translationPage(context, await petitionToTranslate(context, params))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { kind, publicId, into, account } = await petitionToTranslate(context, params)
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { version, ...words } = form.value
  const given = { kind, publicId, into, words, version }
  const outcome = await translateText(context.house, given, account, context.now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${into}${petitionPath(publicId)}`, 303)
}

export default function TranslatePetition() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t(`translation.into-${page.into}`)}
        lead={t("translation.lead-petition")}
        crumbs={[{ label: t("page.petition"), href: path(petitionPath(page.publicId)) }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <TranslationForm {...page} answer={answer} />
    </>
  )
}
