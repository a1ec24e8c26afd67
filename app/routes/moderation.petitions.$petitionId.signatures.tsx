import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { AnomalyLists } from "#app/components/anomaly-lists.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { RemovalForm } from "#app/components/removal-form.tsx"
import { RemovalJobs } from "#app/components/removal-jobs.tsx"
import type { ShownJob } from "#app/components/removal-jobs.tsx"
import { SignatureSample } from "#app/components/signature-sample.tsx"
import { findAnomalies } from "#app/domain/anomaly.server.ts"
import { classOf, conditionsOf, removalForm } from "#app/domain/removal-form.ts"
import { findDryRun, proposeRemoval } from "#app/domain/removal-proposal.server.ts"
import { isCountOpen } from "#app/domain/signature-removal.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listRemovalJobs } from "#db/queries/removal-jobs.server.ts"
import type { StoredRemovalJob } from "#db/queries/removal-jobs.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("review.title"))

/** What the form asks, for the list of named fields. */
export const Form = removalForm

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition } = await petitionToMove(context, params["petitionId"], "signature.review")
  const { publicId, title, lang } = petition
  const jobs = await listRemovalJobs(context.db.read, petition.id)
  return {
    petition: { publicId, title, lang },
    open: isCountOpen(petition),
    anomalies: await findAnomalies(context.house, petition),
    jobs: jobs.map(shownJob),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, db, lang, now } = context
  const asked = await petitionToMove(context, params["petitionId"], "signature.review")
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ ...form, dryRun: null }, { status: 422 })
  const { measure, reason = "", step, found = 0, confirmedBy = now } = form.value
  const conditions = conditionsOf(form.value)
  const { values } = form
  if (step === "look") {
    const selection = { petitionId: asked.petition.id, conditions, measure, confirmedBy: now }
    const looked = await findDryRun(db.aside, selection)
    if (!looked.ok) return data({ refusal: looked.refusal, values, dryRun: null }, { status: 409 })
    return data({ values, dryRun: { ...looked.value, confirmedBy: now } })
  }
  const draft = {
    ...{ petition: asked.petition.publicId, measure, conditions, reason, found, confirmedBy },
    class: classOf(form.value),
  }
  const outcome = await proposeRemoval(house, draft, asked.account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values, dryRun: null }, { status: 409 })
  return redirect(`/${lang}/approvals/${outcome.value.approval}`, 303)
}

/** Who decided stays inside. */
function shownJob(job: StoredRemovalJob): ShownJob {
  const { publicId, measure, class: of, conditions, found, done, passed } = job
  const { startedAt, cancelledAt, endedAt } = job
  const times = { startedAt, cancelledAt, endedAt }
  return { publicId, measure, class: of, conditions, found, done, passed, ...times }
}

export default function SignatureReview() {
  const { petition, anomalies, jobs, open } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const answer = useFormAnswer(sent)
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("review.title")}
        lead={t("review.lead")}
        crumbs={[
          { label: t("page.moderation"), href: path("/moderation") },
          { label: petition.title, href: path(`/moderation/petitions/${petition.publicId}`) },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {sent?.dryRun && <SignatureSample dryRun={sent.dryRun} domains={anomalies.domains} />}
      {open && <RemovalForm answer={answer} anomalies={anomalies} dryRun={sent?.dryRun ?? null} />}
      <AnomalyLists anomalies={anomalies} />
      <RemovalJobs jobs={jobs} />
    </>
  )
}
