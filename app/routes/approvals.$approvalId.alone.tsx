import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedApproval } from "#app/auth/asked-approval.server.ts"
import { shownApproval } from "#app/auth/shown-approval.server.ts"
import { ApprovalFacts } from "#app/components/approval-facts.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { decideAlone } from "#app/domain/approval.ts"
import { decideWithoutSecond } from "#app/domain/approval.server.ts"
import { withBonds } from "#app/domain/approver.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("approval.alone"))

export const Form = z.object({ reason: textField(reasonLimits) })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { approval, account } = await askedApproval(context, params["approvalId"])
  const may = decideAlone(approval, await withBonds(context.db.read, account), context.now)
  return {
    approval: await shownApproval(context, approval),
    refusal: may.ok ? null : { code: may.refusal.code },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { approval, account } = await askedApproval(context, params["approvalId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const { publicId } = approval
  const outcome = await decideWithoutSecond(house, publicId, form.value.reason, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/approvals/${publicId}`, 303)
}

export default function Alone() {
  const { approval, refusal } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path, refusal: sentence } = useLocale()
  return (
    <>
      <PageHead
        title={t("approval.alone")}
        lead={t("approval.alone-lead")}
        crumbs={[
          { label: t("approval.title"), href: path("/approvals") },
          { label: t(`approval.${approval.kind}`), href: path(`/approvals/${approval.publicId}`) },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <ApprovalFacts approval={approval} />
      <section>
        {refusal ? (
          <Notice title={t("approval.not-you")}>{sentence(refusal)}</Notice>
        ) : (
          <PostForm submit={t("approval.alone-submit")}>
            <TextAreaField
              name="reason"
              width="full"
              label={t("approval.alone-reason")}
              error={answer.errors["reason"]}
              defaultValue={answer.values["reason"]}
            />
          </PostForm>
        )}
      </section>
    </>
  )
}
