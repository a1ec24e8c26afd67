import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedApproval } from "#app/auth/asked-approval.server.ts"
import { shownApproval } from "#app/auth/shown-approval.server.ts"
import { ApprovalEnding } from "#app/components/approval-ending.tsx"
import { ApprovalFacts } from "#app/components/approval-facts.tsx"
import { ApprovalForm } from "#app/components/approval-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { decideAlone, decideDeciding } from "#app/domain/approval.ts"
import { decideApproval } from "#app/domain/approval.server.ts"
import { withBonds } from "#app/domain/approver.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { hidden: true }
export const meta = titled<typeof loader>((t, { approval }) => t(`approval.${approval.kind}`))

export const Form = z
  .object({
    decision: z.enum(["approved", "declined"]),
    reason: textField({ ...reasonLimits, least: 1 }).optional(),
  })
  .refine(({ decision, reason }) => decision === "approved" || reason !== undefined, {
    path: ["reason"],
    error: "approval.reason-needed",
  })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { approval, account } = await askedApproval(context, params["approvalId"])
  const approver = await withBonds(context.db.read, account)
  const may = decideDeciding(approval, approver, context.now)
  return {
    approval: await shownApproval(context, approval),
    refusal: may.ok ? null : { code: may.refusal.code },
    alone: decideAlone(approval, approver, context.now).ok,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { approval, account } = await askedApproval(context, params["approvalId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const { decision, reason = null } = form.value
  const word = { decision, reason }
  const outcome = await decideApproval(house, approval.publicId, word, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/approvals/${approval.publicId}`, 303)
}

export default function Approval() {
  const { approval, refusal, alone } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, refusal: sentence } = useLocale()
  return (
    <>
      <PageHead
        title={t(`approval.${approval.kind}`)}
        crumbs={[{ label: t("approval.title"), href: path("/approvals") }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <ApprovalFacts approval={approval} />
      {approval.decision && (
        <ApprovalEnding ending={{ ...approval, decision: approval.decision }} />
      )}
      {!approval.decision && refusal && (
        <section>
          <Notice title={t("approval.not-you")}>{sentence(refusal)}</Notice>
        </section>
      )}
      {!refusal && (
        <section>
          <ApprovalForm answer={answer} />
        </section>
      )}
      {alone && (
        <section>
          <a href={path(`/approvals/${approval.publicId}/alone`)}>{t("approval.alone")}</a>
        </section>
      )}
    </>
  )
}
