import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, HeadersArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { knockCookie, knockOf, sessionCookie, sessionTokenOf } from "#app/auth/cookie.ts"
import { nextPath } from "#app/auth/next-path.ts"
import { askToSignIn, signInByPasskey } from "#app/auth/passkey-sign-in.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PageHead } from "#app/components/page-head.tsx"
import { PasskeyForm } from "#app/components/passkey-form.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { agentWords } from "#app/domain/agent-words.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"
import { newSecret } from "#app/lib/seal.server.ts"

export const Form = z.object({ state: z.string().max(2000), answer: z.string().max(50_000) })

export const handle = { hidden: true }
export const meta = titled((t) => t("factor.sign-in"))

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { house, now } = context
  const known = knockOf(request.headers.get("Cookie"), house.origin)
  const knock = known ?? newSecret()
  const question = await askToSignIn(house, knock, now)
  if (known !== undefined) return data(question)
  return data(question, { headers: { "Set-Cookie": knockCookie(house.origin, knock) } })
}

export function headers({ loaderHeaders }: HeadersArgs): Headers {
  return loaderHeaders
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ refusal: { code: "passkey-refused" }, values: {} }, 422)
  const cookies = request.headers.get("Cookie")
  const outcome = await signInByPasskey(
    house,
    {
      ...form.value,
      knock: knockOf(cookies, house.origin) ?? "",
      formerToken: sessionTokenOf(cookies, house.origin),
      agent: agentWords(request.headers.get("User-Agent")),
    },
    now,
  )
  if (!outcome.ok) return data({ refusal: { code: outcome.refusal.code }, values: {} }, 409)
  const { token, role } = outcome.value
  const next = nextPath(new URL(request.url).searchParams.get("next"), lang)
  return redirect(next ?? `/${lang}/account`, {
    status: 303,
    headers: { "Set-Cookie": sessionCookie(house.origin, token, role) },
  })
}

export default function SignInByPasskey() {
  const { t, path } = useLocale()
  const { options, state } = useLoaderData<typeof loader>()
  const { refusal } = useFormAnswer(useActionData<typeof action>())
  return (
    <>
      <PageHead title={t("factor.sign-in")} lead={t("factor.sign-in-lead")} />
      <ProblemSummary refusal={refusal} />
      <div className="stack">
        <PasskeyForm deed="get" options={options} state={state} submit={t("factor.use-passkey")} />
        <p>
          <a href={path("/session")}>{t("factor.by-password")}</a>
        </p>
      </div>
    </>
  )
}
