import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { legislatureToArrange } from "#app/auth/asked-legislature.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { KindChoice } from "#app/components/kind-choice.tsx"
import { LawSelect } from "#app/components/law-select.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { lawNames } from "#app/domain/law-names.ts"
import { mandateKinds } from "#app/domain/mandate.ts"
import { bindSeats } from "#app/domain/seat-deeds.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

import { parseForm } from "#app/lib/parse-form.ts"

export const meta = titled((t) => t("seat.bind"))

export const Form = z.object({
  kind: z.enum(mandateKinds),
  law: z.string().max(80).optional(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { legislature } = await legislatureToArrange(context, params["organizationId"])
  const { publicId, name } = legislature
  return { legislature: { publicId, name }, laws: lawNames(context.house.ruleSets) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { legislature, account } = await legislatureToArrange(context, params["organizationId"])
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const { kind, law = null } = form.value
  const outcome = await bindSeats(house, legislature, { kind, law }, account, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  return redirect(`/${lang}/operations/mandates/${legislature.publicId}`, 303)
}

export default function BindSeats() {
  const { legislature, laws } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const { errors } = answer
  return (
    <>
      <PageHead
        title={t("seat.bind")}
        crumbs={[
          { label: t("seat.title"), href: path("/operations/mandates") },
          { label: legislature.name, href: path(`/operations/mandates/${legislature.publicId}`) },
        ]}
      />
      <ProblemSummary errors={errors} refusal={answer.refusal} />
      <PostForm submit={t("seat.save")}>
        <KindChoice answer={answer} />
        <LawSelect answer={answer} laws={laws} />
      </PostForm>
    </>
  )
}
