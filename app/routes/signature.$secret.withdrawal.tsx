import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { OwnForm } from "#app/components/own-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { withdrawSignature } from "#app/domain/signature.server.ts"
import { findSignatureStatus } from "#app/domain/signature-status.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { nav: "petitions", quickExit: true, hidden: true }

/** The same as of the signature's own page: what was opened stands in no history and on no task bar. */
export const meta = titled((t) => t("page.signature"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const secret = params["secret"] ?? ""
  const found = await findSignatureStatus(context.house, secret, context.now)
  if (!found) throw data(null, { status: 404 })
  return { secret }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const secret = params["secret"] ?? ""
  const outcome = await withdrawSignature(context.house, secret, context.now)
  if (outcome.ok) return redirect(`/${context.lang}/signature/${secret}`, 303)
  if (outcome.refusal.code === "no-such-signature") throw data(null, { status: 404 })
  return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
}

export default function WithdrawSignature() {
  const { secret } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("sign.withdraw-title")} lead={t("sign.withdraw-text")} />
      <ProblemSummary refusal={answer.refusal} />
      <OwnForm className="form">
        <Button>{t("pattern.withdraw")}</Button>
      </OwnForm>
      <section>
        <a href={path(`/signature/${secret}`)}>{t("sign.withdraw-keep")}</a>
      </section>
    </>
  )
}
