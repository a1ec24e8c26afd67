import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { askedWay } from "#app/auth/asked-way.server.ts"
import { identificationCookie } from "#app/auth/cookie.ts"
import { BeginForm } from "#app/components/begin-form.tsx"
import { ButtonLink } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { petitionPath } from "#app/components/paths.ts"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { SignedText } from "#app/components/sign-notices.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { beginIdentification } from "#app/domain/identification.server.ts"
import { identityRefusals } from "#app/domain/identity.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = { nav: "petitions", quickExit: true, hidden: true }

export const meta = titled((t) => t("page.petition-sign"))

/** `?error=`: why the way back from the other site proved nothing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { petition, own, open } = await askedWay(context, request, params["petitionId"], "oidc")
  const { publicId, title, statement, lang } = petition
  const asked = new URL(request.url).searchParams.get("error")
  const code = identityRefusals.find((one) => one === asked)
  return {
    petition: { publicId, title, statement, lang, open },
    redirectTo: code === undefined ? (own?.begun?.redirectTo ?? null) : null,
    failed: code === undefined ? undefined : { refusal: { code }, values: {} },
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const { petition } = await askedWay(context, request, params["petitionId"], "oidc")
  const about = { petitionId: petition.publicId, lang }
  const outcome = await beginIdentification(house, "oidc", about, now)
  if (!outcome.ok) return data({ refusal: outcome.refusal, values: {} }, { status: 409 })
  return redirect(`/${lang}${petitionPath(petition.publicId)}/sign/oidc`, {
    status: 303,
    headers: { "Set-Cookie": identificationCookie(house.origin, outcome.value.secret) },
  })
}

/** A link leads away, not the form: a form of this site goes to this site alone. */
export default function SignByOidc() {
  const { petition, redirectTo, failed } = useLoaderData<typeof loader>()
  const answer = useFormAnswer(useActionData<typeof action>() ?? failed)
  const { t, path } = useLocale()
  const href = path(petitionPath(petition.publicId))
  return (
    <>
      <PageHead
        title={t("identity.way-oidc")}
        lead={t("identity.oidc-lead")}
        crumbs={[{ label: t("page.petition-sign"), href: `${href}/sign` }]}
      />
      <StopNotice kind="signing" top />
      <ProblemSummary refusal={answer.refusal} />
      <SignedText petition={petition} href={href} />
      {redirectTo === null ? (
        <BeginForm
          open={petition.open}
          text={t("identity.oidc-begin-text")}
          submit={t(failed ? "identity.begin-again" : "identity.oidc-begin")}
        />
      ) : (
        <p>
          <ButtonLink wide href={redirectTo} rel="noreferrer">
            {t("identity.oidc-go", { host: new URL(redirectTo).host })}
          </ButtonLink>
        </p>
      )}
    </>
  )
}
