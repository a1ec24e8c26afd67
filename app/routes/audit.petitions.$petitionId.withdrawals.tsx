import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { askedAudit } from "#app/auth/asked-audit.server.ts"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { WithdrawalTable } from "#app/components/withdrawal-table.tsx"
import { openWithdrawals, signWithdrawals } from "#app/domain/withdrawal-audit.server.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { dayIn } from "#app/lib/instant.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findSignatureAudit } from "#db/queries/signature-audits.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("audit.withdrawals"))

export const Form = z.object({ step: z.enum(["open", "sign"]) })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition, refusal } = await askedAudit(context, params["petitionId"])
  const latest = await findSignatureAudit(context.db.read, petition.id, "withdrawals")
  return {
    petition: { publicId: petition.publicId, title: petition.title },
    refusal,
    waitingSince: latest?.publishedAt === null ? latest.startedAt : null,
    published: latest?.publishedAt ?? null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, now, lang } = context
  const { petition, account } = await askedAudit(context, params["petitionId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ ...form, check: null }, { status: 422 })
  const { values } = form
  if (form.value.step === "open") {
    const looked = await openWithdrawals(house, petition, account, now)
    if (!looked.ok) return data({ refusal: looked.refusal, values, check: null }, { status: 409 })
    return data({ values, check: looked.value })
  }
  const outcome = await signWithdrawals(house, petition, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values, check: null }, { status: 409 })
  return redirect(`/${lang}/audit/petitions/${petition.publicId}/withdrawals`, 303)
}

export default function AuditedWithdrawals() {
  const { petition, refusal, waitingSince, published } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const answer = useFormAnswer(sent)
  const { t, day, path, refusal: sentence } = useLocale()
  return (
    <>
      <PageHead
        title={t("audit.withdrawals")}
        lead={petition.title}
        crumbs={[{ label: t("audit.title"), href: path(`/audit/petitions/${petition.publicId}`) }]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {refusal && <Notice kind="legal">{sentence(refusal)}</Notice>}
      <p>{t("audit.withdrawals-why")}</p>
      {published !== null && (
        <p>{t("audit.published", { date: day(dayIn(defaultZone, published)) })}</p>
      )}
      {waitingSince !== null && (
        <p>{t("audit.signed-first", { date: day(dayIn(defaultZone, waitingSince)) })}</p>
      )}
      {sent?.check && <WithdrawalTable references={sent.check.references} />}
      {refusal === null && (
        <section>
          <form method="post">
            <p>{t("audit.open-why")}</p>
            {sent?.check ? (
              <Button name="step" value="sign">
                {t(waitingSince === null ? "audit.sign-first" : "audit.sign-second")}
              </Button>
            ) : (
              <Button kind="secondary" name="step" value="open">
                {t("audit.look-withdrawals")}
              </Button>
            )}
          </form>
        </section>
      )}
    </>
  )
}
