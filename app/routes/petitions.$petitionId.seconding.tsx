import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { SignedText } from "#app/components/sign-notices.tsx"
import { secondPetition } from "#app/domain/petition.server.ts"
import { procedureOf } from "#app/domain/rule-set.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { countSeconders } from "#db/queries/seconders.server.ts"

export const handle = { nav: "petitions", quickExit: true, hidden: true }

export const meta = titled((t) => t("petition.second"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition } = await petitionToMove(context, params["petitionId"], "petition.second")
  const { id, publicId, title, statement, lang, ruleSet } = petition
  const needed = procedureOf(context.house.ruleSets, ruleSet).seconders
  const count = await countSeconders(context.db.read, id)
  return { needed, count, petition: { publicId, title, statement, lang } }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const asked = await petitionToMove(context, params["petitionId"], "petition.second")
  const { publicId } = asked.petition
  const outcome = await secondPetition(house, publicId, asked.account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}${petitionPath(publicId)}`, 303)
}

export default function SecondPetition() {
  const { needed, count, petition } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const href = path(petitionPath(petition.publicId))
  return (
    <>
      <PageHead
        title={t("petition.second")}
        lead={t("petition.second-lead", { needed, count })}
        crumbs={[{ label: t("page.petition"), href }]}
      />
      <ProblemSummary refusal={answer.refusal} />
      <SignedText petition={petition} href={href} />
      <form method="post" className="form">
        <Button>{t("petition.second-do")}</Button>
      </form>
    </>
  )
}
