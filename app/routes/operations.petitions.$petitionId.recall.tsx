import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { RecallEntries } from "#app/components/recall-entries.tsx"
import { RecallForm } from "#app/components/recall-form.tsx"
import { enterableSteps } from "#app/domain/recall-entry.ts"
import { proposeRecallEntry } from "#app/domain/recall.server.ts"
import { recallActors, recallStates } from "#app/domain/recall.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { countField } from "#app/lib/count-field.ts"
import { dayField, textField, webAddressField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findWaitingApproval } from "#db/queries/approvals.server.ts"
import { listRecallEntries } from "#db/queries/recall-entries.server.ts"

export const meta = titled((t) => t("drive.title"))

/** A step as the form sends it: `lapsed:commission`. */
const Step = z
  .tuple([z.enum(recallStates), z.enum(recallActors)])
  .transform(([to, by]) => ({ to, by }))

export const Form = z.object({
  step: z
    .string()
    .transform((step) => step.split(":"))
    .pipe(Step),
  on: dayField,
  electorate: countField,
  signatures: countField,
  turnedOut: countField,
  forRecall: countField,
  againstRecall: countField,
  sourceTitle: textField({ least: 5, most: 300 }),
  sourceUrl: webAddressField.optional(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, house, now } = context
  const { petition, summary } = await petitionToMove(context, params["petitionId"], "recall.record")
  const { publicId, title, lang, recallState, id } = petition
  const [entries, waiting] = await Promise.all([
    listRecallEntries(db.read, id),
    findWaitingApproval(db.read, "recall.enter", "petition", publicId),
  ])
  const { legalEffect } = getRuleSet(house.ruleSets, petition.ruleSet)
  return {
    petition: { publicId, title, lang, recallState },
    person: summary.person.name,
    advisory: legalEffect === "none",
    steps: enterableSteps(recallState).map(({ to, by }) => ({ to, by })),
    proposal: waiting && now < waiting.lapsesAt ? waiting.publicId : null,
    entries,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { petition, account } = await petitionToMove(context, params["petitionId"], "recall.record")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const entry = entryOf(form.value)
  const outcome = await proposeRecallEntry(house, petition.publicId, entry, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}/approvals/${outcome.value.approval}`, 303)
}

function entryOf({ step, on, sourceTitle, sourceUrl, ...figures }: z.infer<typeof Form>) {
  return { ...step, on, figures, source: { title: sourceTitle, url: sourceUrl ?? null } }
}

export default function EnterRecall() {
  const { petition, person, advisory, steps, proposal, entries } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={petition.title}
        titleLang={petition.lang}
        crumbs={[{ label: t("drive.list-title"), href: path("/operations/recalls") }]}
        lead={t("drive.lead")}
        below={
          <p>
            {person} · <a href={path(petitionPath(petition.publicId))}>{t("page.petition")}</a> ·{" "}
            {t("drive.where")}: {t(`recallState.${petition.recallState}`)}
          </p>
        }
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {proposal !== null && (
        <p>
          {t("drive.waits")} <a href={path(`/approvals/${proposal}`)}>{t("drive.see-proposal")}</a>
        </p>
      )}
      <RecallEntries entries={entries} />
      {advisory && <p>{t("drive.advisory")}</p>}
      {!advisory && steps.length === 0 && <p>{t("drive.over")}</p>}
      {!advisory && steps.length > 0 && proposal === null && (
        <section>
          <RecallForm answer={answer} steps={steps} />
        </section>
      )}
    </>
  )
}
