import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedText } from "#app/auth/asked-text.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { HoldPanel } from "#app/components/hold-panel.tsx"
import { LookPanel } from "#app/components/look-panel.tsx"
import { MeasureForm } from "#app/components/measure-form.tsx"
import { ModeratedText } from "#app/components/moderated-text.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { ReportList } from "#app/components/report-list.tsx"
import { TextHistory } from "#app/components/text-history.tsx"
import { contentDeeds, decideMeasure } from "#app/domain/content-measure.ts"
import { proposeContentDeed } from "#app/domain/content-proposal.server.ts"
import { contentRules } from "#app/domain/content-rule.ts"
import { seeItem } from "#app/domain/edit-lock.server.ts"
import { textItem } from "#app/domain/edit-lock.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { hasToBeLookedAt } from "#db/queries/moderation-waiting.server.ts"
import { listRemovalsOf } from "#db/queries/removals.server.ts"
import { listReportsOf } from "#db/queries/reports.server.ts"

export const meta = titled((t) => t("queue.text"))

export const Form = z.object({
  deed: z.enum(contentDeeds),
  rule: z.enum(contentRules),
  reason: textField({ least: 10, most: 500 }),
  version: z.coerce.number().int().nonnegative(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now } = context
  const text = await askedText(context, params["kind"], params["textId"])
  const { kind, publicId, standing } = text
  const [seen, reports, history, isNew] = await Promise.all([
    seeItem(db.read, textItem(kind, publicId), requireAccount(context), now),
    listReportsOf(db.read, kind, publicId),
    listRemovalsOf(db.read, kind, publicId),
    hasToBeLookedAt(db.read, kind, publicId),
  ])
  return {
    text,
    item: seen,
    history,
    isNew,
    // A whole petition can be removed at once: its text need not be hidden first.
    deeds: contentDeeds.filter(
      (deed) => decideMeasure(deed, standing).ok || (deed === "remove" && kind === "petition"),
    ),
    reports: reports.map(({ publicId: id, reason, words, lang, reportedAt, outcome }) => ({
      ...{ publicId: id, reason, words, lang, reportedAt, outcome },
    })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { kind, publicId } = await askedText(context, params["kind"], params["textId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const proposal = { kind, publicId, ...form.value }
  const outcome = await proposeContentDeed(house, proposal, requireAccount(context), now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}/moderation`, 303)
}

export default function ModeratedTextPage() {
  const { text, item, history, isNew, deeds, reports } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t(`report.kind-${text.kind}`)}
        crumbs={[{ label: t("page.moderation"), href: path("/moderation") }]}
        lead={text.personName}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Columns
        rail={
          <>
            {isNew && <LookPanel kind={text.kind} publicId={text.publicId} />}
            <HoldPanel item={item} />
            <TextHistory history={history} />
          </>
        }
      >
        <ModeratedText text={text} />
        <ReportList reports={reports} />
        {deeds.length > 0 && (
          <section>
            <h2>{t("queue.propose")}</h2>
            <p>{t("queue.propose-why")}</p>
            <MeasureForm kind={text.kind} item={item} deeds={deeds} answer={answer} />
          </section>
        )}
      </Columns>
    </>
  )
}
