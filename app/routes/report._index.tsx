import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { textToReport } from "#app/auth/asked-text.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ReportForm } from "#app/components/report-form.tsx"
import { Words } from "#app/components/words.tsx"
import { makeReport } from "#app/domain/report.server.ts"
import { reportLimits, reportReasons } from "#app/domain/report.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const meta = titled((t) => t("page.report"))

export const Form = z.object({
  reason: z.enum(reportReasons),
  words: textField(reportLimits),
  email: z.email({ error: "form.not-an-email" }).optional(),
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const text = await textToReport(context, new URL(request.url).searchParams)
  return {
    text: text && { kind: text.kind, words: text.text, lang: text.lang, person: text.personName },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, account, lang, now } = context
  const text = await textToReport(context, new URL(request.url).searchParams)
  if (!text) throw data(null, { status: 404 })
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { reason, words, email = null } = form.value
  const { kind, publicId: subject } = text
  const outcome = await makeReport(
    house,
    { kind, subject, reason, words, email, lang },
    account,
    now,
  )
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/report/sent`, 303)
}

export default function Report() {
  const { text } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  if (!text) {
    return (
      <Empty
        level="page"
        title={t("report.no-subject")}
        reason={t("report.no-subject-why")}
        onward={{ label: t("page.promises"), href: path("/promises") }}
      />
    )
  }
  return (
    <>
      <PageHead title={t("page.report")} lead={t("report.lead")} />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <section aria-label={t("report.what")}>
        <p className="meta">
          {t(`report.kind-${text.kind}`)} · <span translate="no">{text.person}</span>
        </p>
        <blockquote className="verbatim moderated-text">
          <Words text={text.words} lang={text.lang} />
        </blockquote>
      </section>
      <ReportForm answer={answer} />
    </>
  )
}
