import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { WaysForm } from "#app/components/ways-form.tsx"
import { possibleWays, waysFor } from "#app/domain/accepted-ways.server.ts"
import { onlineWays } from "#app/domain/identity.ts"
import { mayChooseWays } from "#app/domain/petition-ways.ts"
import { chooseWays } from "#app/domain/petition.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const meta = titled((t) => t("ways.title"))

export const Form = z.object({ ways: z.array(z.enum(onlineWays)) })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition } = await petitionToMove(context, params["petitionId"], "petition.ways")
  const { publicId, title, lang, state } = petition
  return {
    petition: { publicId, title, lang },
    isOpenToChoice: mayChooseWays(state),
    possible: possibleWays(context.house, petition),
    taken: waysFor(context.house, petition),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const asked = await petitionToMove(context, params["petitionId"], "petition.ways")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { publicId } = asked.petition
  const outcome = await chooseWays(house, publicId, form.value.ways, asked.account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${petitionPath(publicId)}`, 303)
}

export default function ChooseWays() {
  const { petition, isOpenToChoice, possible, taken } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("ways.title")}
        lead={t("ways.lead")}
        crumbs={[{ label: t("page.petition"), href: path(petitionPath(petition.publicId)) }]}
        below={<p lang={petition.lang}>{petition.title}</p>}
      />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      {isOpenToChoice ? (
        <WaysForm answer={answer} possible={possible} taken={taken} />
      ) : (
        <Notice>{t("refusal.ways-settled")}</Notice>
      )}
    </>
  )
}
