import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, HeadersArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { sessionCookie, sessionTokenOf } from "#app/auth/cookie.ts"
import { nextPath } from "#app/auth/next-path.ts"
import { signIn } from "#app/auth/sign-in.server.ts"
import type { SignInOutcome } from "#app/auth/sign-in.server.ts"
import { agentWords } from "#app/domain/agent-words.ts"
import { Button } from "#app/components/button.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { Notice } from "#app/components/notice.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PasswordField } from "#app/components/password-field.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

type SignInRefusal = Extract<SignInOutcome, { ok: false }>["refusal"]

export const Form = z.object({ email: z.string().max(254), password: z.string().max(1000) })

export const handle = { hidden: true }
export const meta = titled((t) => t("page.session"))

export function loader({ request, context }: LoaderFunctionArgs) {
  const changed = new URL(request.url).searchParams.get("changed") ?? ""
  return { isSignedIn: context.account !== null, changed }
}

/** What was done on the page that led here. */
const notices = {
  password: "account.reset-done",
  email: "account.email-changed",
  deletion: "account.deleted",
} as const

/** The wait of a 429, which would otherwise stay with the action. */
export function headers({ actionHeaders }: HeadersArgs): Headers {
  return actionHeaders
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data(form, 422)

  const formerToken = sessionTokenOf(request.headers.get("Cookie"), house.origin)
  const agent = agentWords(request.headers.get("User-Agent"))
  const outcome = await signIn(house, { ...form.value, formerToken, agent }, now)
  if (!outcome.ok) return refusing(outcome.refusal, form.values)

  const { token, account } = outcome.value
  const next = nextPath(new URL(request.url).searchParams.get("next"), lang)
  return redirect(next ?? `/${lang}/account`, {
    status: 303,
    headers: { "Set-Cookie": sessionCookie(house.origin, token, account.role) },
  })
}

function refusing(refusal: SignInRefusal, values: Readonly<Record<string, string>>) {
  switch (refusal.code) {
    case "email-invalid":
      return data({ errors: { email: { code: "refusal.email-invalid" as const } }, values }, 422)
    case "sign-in-failed":
      return data({ refusal, values }, 422)
    case "sign-in-wait":
      return data({ refusal, values }, { status: 429, headers: { "Retry-After": "900" } })
  }
}

export default function Session() {
  const { isSignedIn } = useLoaderData<typeof loader>()
  return isSignedIn ? <SignOut /> : <SignIn />
}

function SignIn() {
  const { t, path } = useLocale()
  const { changed } = useLoaderData<typeof loader>()
  const notice = Object.hasOwn(notices, changed) && notices[changed as keyof typeof notices]
  const { errors, refusal, values } = useFormAnswer(useActionData<typeof action>())
  return (
    <>
      <PageHead title={t("page.session")} lead={t("account.sign-in-lead")} />
      {notice && <Notice>{t(notice)}</Notice>}
      <ProblemSummary errors={errors} refusal={refusal} />
      <PostForm submit={t("account.enter")}>
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={t("account.email")}
          error={errors["email"]}
          defaultValue={values["email"]}
        />
        <PasswordField name="password" label={t("account.password")} error={errors["password"]} />
      </PostForm>
      <p>
        <a href={path("/session/passkey")}>{t("factor.sign-in")}</a>
      </p>
      <p>
        <a href={path("/session/reset")}>{t("account.forgot")}</a>
      </p>
      <p>
        <a href={path("/account/new")}>{t("account.no-account")}</a>
      </p>
    </>
  )
}

function SignOut() {
  const { t, path } = useLocale()
  return (
    <>
      <PageHead title={t("account.signed-in")} />
      <p>
        <a href={path("/account")}>{t("page.account")}</a>
      </p>
      <form method="post" action={path("/session/end")}>
        <Button>{t("account.leave")}</Button>
      </form>
    </>
  )
}
