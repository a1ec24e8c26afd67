import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { petitionToMove } from "#app/auth/asked-petition.server.ts"
import { CourtDecision } from "#app/components/court-decision.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { petitionPath } from "#app/components/paths.ts"
import { courtForm } from "#app/domain/court-form.ts"
import { pausePetition } from "#app/domain/petition.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const meta = titled((t) => t("pause.title"))

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { petition } = await petitionToMove(context, params["petitionId"], "petition.pause")
  const { publicId, title, lang, state } = petition
  return { petition: { publicId, title, lang }, possible: state === "open" }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const asked = await petitionToMove(context, params["petitionId"], "petition.pause")
  const form = await parseForm(request, courtForm)
  if (!form.ok) return data(form, { status: 422 })
  const { publicId } = asked.petition
  const outcome = await pausePetition(house, publicId, form.value, asked.account, now)
  if (!outcome.ok) {
    return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  }
  return redirect(`/${lang}${petitionPath(publicId)}`, 303)
}

export default function PausePetition() {
  const { petition, possible } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t } = useLocale()
  return (
    <CourtDecision
      title={t("pause.title")}
      lead={t("pause.lead")}
      petition={petition}
      possible={possible}
      answer={answer}
    />
  )
}
