import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedPledge } from "#app/auth/asked-pledge.server.ts"
import { mandatesOf, markOf } from "#app/capture/new-pledge.server.ts"
import { factFields, factsIn } from "#app/capture/pledge-form.ts"
import { isRecorder } from "#app/capture/recorder.ts"
import { EditPledgeForm } from "#app/components/edit-pledge-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { pledgePath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { revisePledge } from "#app/domain/pledge-revision.server.ts"
import { revisionReasonLimits } from "#app/domain/pledge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { accept } from "#app/lib/outcome.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { listEvidence } from "#db/queries/evidence.server.ts"
import { getCapture } from "#db/queries/pledge-capture.server.ts"

export const handle = { nav: "promises" }

export const meta = titled((t) => t("capture.edit"))

export const Form = z.object({
  ...factFields,
  version: z.coerce.number().int().min(1),
  reason: textField(revisionReasonLimits).optional(),
})

async function asked(context: RequestContext, pledgeId: string | undefined) {
  const { pledge, account } = await askedPledge(context, pledgeId, "pledge.revise")
  const capture = await getCapture(context.db.read, pledge.id)
  if (!isRecorder(account, capture.recorder)) throw new Response(null, { status: 403 })
  if (isHidden(pledge.text)) throw new Response(null, { status: 404 })
  return { pledge, account, capture }
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { pledge, capture } = await asked(context, params["pledgeId"])
  const mandates = await mandatesOf(context, pledge.personId)
  const evidence = await listEvidence(context.db.read, pledge.id)
  return { pledge, capture, mandates, evidence }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { pledge, account, capture } = await asked(context, params["pledgeId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ errors: form.errors, values: form.values }, { status: 422 })

  const { version, reason = null } = form.value
  const facts = factsIn(form.value, await mandatesOf(context, pledge.personId))
  const { source } = pledge
  // Of a source without a copy nothing can be looked up: the mark stays what it was.
  const isMarked = source.capturedAt !== null && pledge.text !== facts.text
  const quote = { ...facts, quotePlace: facts.quotePlace ?? capture.quote.quotePlace }
  const mark = isMarked ? await markOf(context, source.publicId, quote) : accept(capture.quote)
  const outcome = mark.ok
    ? await revisePledge(
        context.db,
        pledge.publicId,
        { facts: { ...facts, ...mark.value }, version, reason },
        account,
        context.now,
      )
    : mark
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${context.lang}${pledgePath(pledge.publicId)}/versions`, 303)
}

export default function EditPromise() {
  const page = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("capture.edit")}
        lead={t("capture.edit-lead")}
        crumbs={[{ label: t("page.promise"), href: path(pledgePath(page.pledge.publicId)) }]}
        below={<p>{t("desk.of-deputy", { name: page.pledge.personName })}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <EditPledgeForm {...page} answer={answer} />
    </>
  )
}
