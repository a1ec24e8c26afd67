import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedWay } from "#app/auth/asked-way.server.ts"
import { Columns } from "#app/components/columns.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { SignForm } from "#app/components/sign-form.tsx"
import { SignedText, SignNotices } from "#app/components/sign-notices.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { signByRoll } from "#app/domain/letter-signing.server.ts"
import { rollForm } from "#app/domain/signer-form.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = rollForm

export const handle = { nav: "petitions", quickExit: true, hidden: true }

export const meta = titled((t) => t("page.petition-sign"))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { petition, summary, open } = await askedWay(context, request, params["petitionId"], "roll")
  const { publicId, title, statement, lang } = petition
  return {
    petition: { publicId, title, statement, lang, open },
    district: summary.area?.name ?? null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, network, now } = context
  const { petition } = await askedWay(context, request, params["petitionId"], "roll")
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, { status: 422 })
  const origin = { lang, network }
  const outcome = await signByRoll(house, petition.publicId, form.value, origin, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}${petitionPath(petition.publicId)}/sign/sent?step=roll`, 303)
}

export default function SignByRoll() {
  const { petition, district } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const href = path(petitionPath(petition.publicId))
  return (
    <>
      <PageHead
        title={t("identity.way-roll")}
        lead={t("identity.roll-lead")}
        crumbs={[{ label: t("page.petition-sign"), href: `${href}/sign` }]}
      />
      <StopNotice kind="signing" top />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <Columns rail={<SignNotices />}>
        <SignedText petition={petition} href={href} />
        {petition.open ? (
          <section>
            <h2>{t("sign.data")}</h2>
            <SignForm answer={answer} asks="iin" district={district} onRoll />
          </section>
        ) : (
          <Notice>{t("refusal.not-open")}</Notice>
        )}
      </Columns>
    </>
  )
}
