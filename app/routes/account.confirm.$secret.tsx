import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { sessionCookie } from "#app/auth/cookie.ts"
import { startSession } from "#app/auth/session.server.ts"
import { isLinkRefusal, statusOfLink } from "#app/auth/mailed-link.server.ts"
import type { LinkRefusal } from "#app/auth/mailed-link.server.ts"
import { confirmSignUp, readSignUp } from "#app/auth/sign-up.server.ts"
import type { ConfirmRefusal } from "#app/auth/sign-up.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PasswordField } from "#app/components/password-field.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { agentWords } from "#app/domain/agent-words.ts"
import { shortestPassword } from "#app/domain/password.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = z.object({ password: z.string() })

export const handle = { hidden: true }
export const meta = titled((t) => t("account.choose-password"))

/** Shows the form and changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { house, now } = context
  const link = await readSignUp(house, params["secret"] ?? "", now)
  if (link.ok) return data({ email: link.value.email, refused: undefined })
  const { code } = link.refusal
  return data({ email: "", refused: code }, statusOfLink(code))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ errors: form.errors, values: {} }, 422)

  const { password } = form.value
  const outcome = await confirmSignUp(
    house,
    { secret: params["secret"] ?? "", password, lang },
    now,
  )
  if (!outcome.ok) return refusing(outcome.refusal)
  const token = await startSession(house, outcome.value.id, now, {
    agent: agentWords(request.headers.get("User-Agent")),
  })
  return redirect(`/${lang}/account`, {
    status: 303,
    headers: { "Set-Cookie": sessionCookie(house.origin, token, "constituent") },
  })
}

/** Of a link that does not do, the loader tells: it runs again for the answer. */
function refusing({ code, details = {} }: ConfirmRefusal) {
  if (isLinkRefusal(code)) return data({ errors: {}, values: {} }, statusOfLink(code))
  const password = { code: `refusal.${code}` as const, args: details }
  return data({ errors: { password }, values: {} }, 422)
}

export default function ConfirmAccount() {
  const { email, refused } = useLoaderData<typeof loader>()
  return refused ? <Refused code={refused} /> : <ChoosePassword email={email} />
}

function ChoosePassword({ email }: { email: string }) {
  const { t } = useLocale()
  const { errors } = useFormAnswer(useActionData<typeof action>())
  return (
    <>
      <PageHead title={t("account.choose-password")} lead={t("account.confirm-lead", { email })} />
      <ProblemSummary errors={errors} />
      <PostForm submit={t("account.open")}>
        <PasswordField
          name="password"
          label={t("account.password")}
          error={errors["password"]}
          min={shortestPassword}
        />
      </PostForm>
    </>
  )
}

function Refused({ code }: { code: LinkRefusal }) {
  const { t, path } = useLocale()
  const onward =
    code === "link-used"
      ? { label: t("page.session"), href: path("/session") }
      : { label: t("account.ask-again"), href: path("/account/new") }
  const reason = t(`account.${code}-why`)
  return <Empty level="page" title={t(`account.${code}`)} reason={reason} onward={onward} />
}
