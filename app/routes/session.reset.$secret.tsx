import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { leaving } from "#app/auth/leaving.ts"
import { isLinkRefusal, statusOfLink } from "#app/auth/mailed-link.server.ts"
import type { LinkRefusal } from "#app/auth/mailed-link.server.ts"
import { readReset, resetPassword } from "#app/auth/reset.server.ts"
import type { ResetRefusal } from "#app/auth/reset.server.ts"
import { Empty } from "#app/components/empty.tsx"
import { useFormAnswer } from "#app/components/form-answer.ts"
import { PostForm } from "#app/components/form-frame.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { PasswordField } from "#app/components/password-field.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { shortestPassword } from "#app/domain/password.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = z.object({ newPassword: z.string() })

export const handle = { hidden: true }
export const meta = titled((t) => t("account.reset-choose"))

/** Shows the form and changes nothing: mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { house, now } = context
  const link = await readReset(house, params["secret"] ?? "", now)
  if (link.ok) return data({ refused: undefined })
  const { code } = link.refusal
  return data({ refused: code }, statusOfLink(code))
}

/** Signs nobody in: who has a second factor gives it when signing in. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ errors: form.errors, values: {} }, 422)

  const change = { secret: params["secret"] ?? "", password: form.value.newPassword }
  const outcome = await resetPassword(house, change, now)
  if (!outcome.ok) return refusing(outcome.refusal)
  return redirect(`/${lang}/session?changed=password`, {
    status: 303,
    headers: leaving(house.origin),
  })
}

/** Of a link that does not do, the loader tells: it runs again for the answer. */
function refusing({ code, details = {} }: ResetRefusal) {
  if (isLinkRefusal(code)) return data({ errors: {}, values: {} }, statusOfLink(code))
  const newPassword = { code: `refusal.${code}` as const, args: details }
  return data({ errors: { newPassword }, values: {} }, 422)
}

export default function ChooseAnew() {
  const { refused } = useLoaderData<typeof loader>()
  return refused ? <Refused code={refused} /> : <Choose />
}

function Choose() {
  const { t } = useLocale()
  const { errors } = useFormAnswer(useActionData<typeof action>())
  return (
    <>
      <PageHead title={t("account.reset-choose")} lead={t("account.reset-choose-lead")} />
      <ProblemSummary errors={errors} />
      <PostForm submit={t("account.change-password")}>
        <PasswordField
          name="newPassword"
          label={t("account.new-password")}
          error={errors["newPassword"]}
          min={shortestPassword}
        />
      </PostForm>
    </>
  )
}

const sentences = {
  "link-broken": ["account.link-broken", "account.link-broken-why"],
  "link-expired": ["account.link-expired", "account.reset-expired-why"],
  "link-used": ["account.reset-used", "account.reset-used-why"],
} as const

function Refused({ code }: { code: LinkRefusal }) {
  const { t, path } = useLocale()
  const [title, reason] = sentences[code]
  const onward = { label: t("account.ask-again"), href: path("/session/reset") }
  return <Empty level="page" title={t(title)} reason={t(reason)} onward={onward} />
}
