import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { requireAccount } from "#app/auth/signed-in.server.ts"
import { Facts } from "#app/components/facts.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextAreaField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { orderFacts } from "#app/components/hold-order.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import type { RequestContext } from "#app/context.server.ts"
import { reasonLimits } from "#app/domain/accreditation.ts"
import { isStanding, proposeLift } from "#app/domain/legal-hold.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { textField } from "#app/lib/form-fields.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { findWaitingApproval } from "#db/queries/approvals.server.ts"
import { findLegalHold } from "#db/queries/legal-holds.server.ts"

export const handle = { hidden: true }
export const meta = titled((t) => t("hold.title"))

export const Form = z.object({ reason: textField(reasonLimits) })

async function askedHold({ db }: RequestContext, param: string | undefined) {
  const hold = await findLegalHold(db.read, param ?? "")
  if (!hold) throw data(null, { status: 404 })
  return hold
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, now, today } = context
  const hold = await askedHold(context, params["holdId"])
  const { publicId, kind, subject, authority, caseNumber, endsOn, reason } = hold
  const waiting = await findWaitingApproval(db.read, "hold.lift", "legal-hold", publicId)
  return {
    order: { kind, authority, caseNumber, endsOn },
    subject,
    reason,
    stands: isStanding(hold, today),
    waiting: waiting && now < waiting.lapsesAt ? waiting.publicId : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { publicId } = await askedHold(context, params["holdId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)
  const { reason } = form.value
  const outcome = await proposeLift(house, publicId, reason, requireAccount(context), now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, 409)
  return redirect(`/${lang}/approvals/${outcome.value.approval}`, 303)
}

export default function Hold() {
  const { order, subject, reason, stands, waiting } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const locale = useLocale()
  const { t, path } = locale
  const page =
    order.kind === "petition" ? `/petitions/${subject}` : `/operations/accounts/${subject}`
  return (
    <>
      <PageHead
        title={t("hold.title")}
        crumbs={[
          { label: t("page.operations"), href: path("/operations") },
          { label: t("hold.title"), href: path("/operations/holds") },
        ]}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Facts
        facts={[
          {
            term: t("hold.subject"),
            value: (
              <a href={path(page)} translate="no">
                {subject}
              </a>
            ),
          },
          ...orderFacts(order, locale),
          { term: t("hold.reason"), value: <span className="verbatim">{reason}</span> },
        ]}
      />
      {waiting !== null && (
        <p>
          {t("hold.waits")} <a href={path(`/approvals/${waiting}`)}>{t("hold.see-proposal")}</a>
        </p>
      )}
      {stands && waiting === null && (
        <section>
          <h2>{t("hold.lift")}</h2>
          <p>{t("hold.lift-lead")}</p>
          <PostForm submit={t("hold.lift")}>
            <TextAreaField
              name="reason"
              width="full"
              label={t("hold.reason")}
              hint={t("hold.reason-hint")}
              error={answer.errors["reason"]}
              defaultValue={answer.values["reason"]}
            />
          </PostForm>
        </section>
      )}
    </>
  )
}
