import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { pledgeToTranslate, translationPage } from "#app/auth/asked-translation.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { TranslationForm } from "#app/components/translation-form.tsx"
import { translateText } from "#app/domain/translation.server.ts"
import { translationLimits } from "#app/domain/translation.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { nav: "promises" }

export const meta = titled<typeof loader>((t, { into }) => t(`translation.into-${into}`))

export const Form = z.object({
  version: z.coerce.number().int().min(0),
  text: textField({ least: 0, most: translationLimits.text }).default(""),
  horizonEvent: textField({ least: 0, most: translationLimits.horizon_event }).default(""),
  category: textField({ least: 0, most: translationLimits.category }).default(""),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  return translationPage(context, await pledgeToTranslate(context, params))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { kind, publicId, into, account } = await pledgeToTranslate(context, params)
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { version, text, horizonEvent, category } = form.value
  const words = { text, horizon_event: horizonEvent, category }
  const given = { kind, publicId, into, words, version }
  const outcome = await translateText(context.house, given, account, context.now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${into}${pledgePath(publicId)}`, 303)
}

export default function TranslatePromise() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t(`translation.into-${page.into}`)}
        lead={t("translation.lead-pledge")}
        crumbs={[{ label: t("page.promise"), href: path(pledgePath(page.publicId)) }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <TranslationForm {...page} answer={answer} />
    </>
  )
}
