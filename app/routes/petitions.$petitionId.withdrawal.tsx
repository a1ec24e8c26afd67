import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { OwnForm } from "#app/components/own-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { Words } from "#app/components/words.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { withdrawPetition } from "#app/domain/petition.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { nav: "petitions", quickExit: true, hidden: true }

export const meta = titled((t) => t("petition.withdraw"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition } = await petitionToMove(context, params["petitionId"], "petition.withdraw")
  const { publicId, title, lang } = petition
  return { publicId, title, lang }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const asked = await petitionToMove(context, params["petitionId"], "petition.withdraw")
  const { publicId } = asked.petition
  const outcome = await withdrawPetition(house, publicId, asked.account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}${petitionPath(publicId)}`, 303)
}

export default function WithdrawPetition() {
  const { publicId, title, lang } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("petition.withdraw")}
        lead={t("petition.withdraw-lead")}
        crumbs={[{ label: t("page.petition"), href: path(petitionPath(publicId)) }]}
      />
      <ProblemSummary refusal={answer.refusal} />
      <Words text={title} lang={lang} />
      <OwnForm className="form">
        <Button>{t("petition.withdraw-do")}</Button>
      </OwnForm>
    </>
  )
}
