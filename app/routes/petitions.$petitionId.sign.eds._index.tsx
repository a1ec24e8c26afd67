import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedWay } from "#app/auth/asked-way.server.ts"
import { BeginForm } from "#app/components/begin-form.tsx"
import { EdsForm } from "#app/components/eds-form.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { SignedText } from "#app/components/sign-notices.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { answerIdentification } from "#app/domain/identification.server.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { nav: "petitions", quickExit: true, hidden: true }

export const meta = titled((t) => t("page.petition-sign"))

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { petition, own, open } = await askedWay(context, request, params["petitionId"], "eds")
  const { publicId, title, statement, lang } = petition
  const challenge = own?.begun?.challenge
  return {
    petition: { publicId, title, statement, lang, open },
    challenge: challenge ? Buffer.from(challenge).toString("base64") : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const asked = await askedWay(context, request, params["petitionId"], "eds")
  const answer = await signatureIn(request)
  if (!answer) return data({ errors: { cms: missing }, values: {} }, { status: 422 })
  const { secret, petition } = asked
  const sent = { secret, petitionId: petition.publicId, answer }
  const outcome = await answerIdentification(house, "eds", sent, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}${petitionPath(petition.publicId)}/sign/identified`, 303)
}

const missing = { code: "identity.eds-missing" } as const

/**
 * The signature as a file, or as the text that a program on the visitor's computer answered.
 * @throws a Response with 415 where the body is no form
 */
async function signatureIn(request: Request): Promise<Uint8Array | undefined> {
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 415 })
  })
  const sent = form.get("cms")
  const bytes =
    sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : Buffer.from(sent ?? "")
  return bytes.length > 0 ? bytes : undefined
}

export default function SignByEds() {
  const { petition, challenge } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>())
  const { t, path } = useLocale()
  const href = path(petitionPath(petition.publicId))
  const file = `${href}/sign/eds/challenge`
  return (
    <>
      <PageHead
        title={t("identity.way-eds")}
        lead={t("identity.eds-lead")}
        crumbs={[{ label: t("page.petition-sign"), href: `${href}/sign` }]}
      />
      <StopNotice kind="signing" top />
      <ProblemSummary errors={answer.errors} refusal={answer.refusal} />
      <SignedText petition={petition} href={href} />
      {challenge !== null && <EdsForm answer={answer} file={file} challenge={challenge} />}
      <BeginForm
        open={petition.open}
        action={file}
        text={t("identity.eds-begin-text")}
        submit={t(challenge === null ? "identity.eds-begin" : "identity.eds-again")}
        kind={challenge === null ? "primary" : "secondary"}
      />
    </>
  )
}
