import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedWay } from "#app/auth/asked-way.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { IdentifiedForm } from "#app/components/identified-form.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { SignedText, SignNotices } from "#app/components/sign-notices.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { signIdentified } from "#app/domain/identified-signing.server.ts"
import { identifiedForm } from "#app/domain/signer-form.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = identifiedForm

export const handle = { nav: "petitions", quickExit: true, hidden: true }

export const meta = titled((t) => t("page.petition-sign"))

/** Shown to the browser alone that was identified, until it has signed or fifteen minutes have passed. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { petition, summary, own } = await askedWay(context, request, params["petitionId"], null)
  if (!own?.claim) return redirect(`/${context.lang}${petitionPath(petition.publicId)}/sign`, 303)
  const { publicId, title, statement, lang } = petition
  const { family, given, patronymic, iin, email, assurance } = own.claim
  return {
    petition: { publicId, title, statement, lang },
    district: summary.area?.name ?? null,
    signer: {
      ...{ family, given, patronymic, assurance },
      iinEnd: iin?.slice(-4) ?? null,
      email: email?.address ?? null,
    },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, network, now } = context
  const { petition, secret } = await askedWay(context, request, params["petitionId"], null)
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const about = { secret, petitionId: petition.publicId }
  const signer = { email: form.value.email ?? null, lang, network }
  const outcome = await signIdentified(house, about, signer, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: form.values }, { status: 409 })
  const to =
    "secret" in outcome.value
      ? `/signature/${outcome.value.secret}`
      : `${petitionPath(petition.publicId)}/sign/sent`
  return redirect(`/${lang}${to}`, 303)
}

export default function SignIdentified() {
  const { petition, district, signer } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const href = path(petitionPath(petition.publicId))
  return (
    <>
      <PageHead
        title={t("identity.identified")}
        lead={t("identity.identified-lead")}
        crumbs={[{ label: t("page.petition-sign"), href: `${href}/sign` }]}
      />
      <StopNotice kind="signing" top />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Columns rail={<SignNotices />}>
        <SignedText petition={petition} href={href} />
        <IdentifiedForm answer={answer} signer={signer} district={district} />
      </Columns>
    </>
  )
}
