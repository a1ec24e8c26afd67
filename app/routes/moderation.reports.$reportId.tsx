import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedReport } from "#app/auth/asked-text.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { DismissForm } from "#app/components/dismiss-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { HoldPanel } from "#app/components/hold-panel.tsx"
import { ModeratedText } from "#app/components/moderated-text.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ReportList } from "#app/components/report-list.tsx"
import { seeItem } from "#app/domain/edit-lock.server.ts"
import { textItem, itemPath } from "#app/domain/edit-lock.ts"
import { dismissReports } from "#app/domain/report-settling.server.ts"
import { dismissReasons } from "#app/domain/report.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const meta = titled((t) => t("report.title"))

export const Form = z.object({
  reason: z.enum(dismissReasons),
  words: textField({ least: 1, most: 1000 }).optional(),
  version: z.coerce.number().int().nonnegative(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { report, same, text } = await askedReport(context, params["reportId"])
  const key = { kind: "report", item: report.publicId }
  return {
    text,
    item: await seeItem(context.db.read, key, requireAccount(context), context.now),
    isOpen: report.settledAt === null,
    reason: report.reason,
    reports: same.map(({ publicId, reason, words, lang, reportedAt, outcome }) => ({
      ...{ publicId, reason, words, lang, reportedAt, outcome },
    })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { report } = await askedReport(context, params["reportId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { reason, words = null, version } = form.value
  const dismissal = { reason, words, version }
  const account = requireAccount(context)
  const outcome = await dismissReports(house, report.publicId, dismissal, account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/moderation`, 303)
}

export default function ReportPage() {
  const { text, item, isOpen, reason, reports } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const textPath = itemPath(textItem(text.kind, text.publicId)) ?? "/moderation"
  return (
    <>
      <PageHead
        title={t("report.title")}
        crumbs={[{ label: t("page.moderation"), href: path("/moderation") }]}
        lead={`${t(`report.kind-${text.kind}`)}: ${t(`rule.${reason}`)}`}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Columns rail={<HoldPanel item={item} />}>
        <ReportList reports={reports} />
        <ModeratedText text={text} />
        {isOpen && (
          <>
            <section>
              <h2>{t("report.act")}</h2>
              <p>{t("report.act-means")}</p>
              <p>
                <a href={path(textPath)}>{t("report.act-link")}</a>
              </p>
            </section>
            <section>
              <h2>{t("report.dismiss")}</h2>
              <p>{t("report.dismiss-means")}</p>
              <DismissForm item={item} answer={answer} />
            </section>
          </>
        )}
      </Columns>
    </>
  )
}
