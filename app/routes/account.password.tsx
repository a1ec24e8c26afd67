import { data, redirect } from "@remix-run/node"
import type { ActionFunctionArgs } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { z } from "zod"
import { sessionCookie } from "#app/auth/cookie.ts"
import { changePassword } from "#app/auth/sign-in.server.ts"
import { requireAccount } from "#app/auth/signed-in.server.ts"
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

export const Form = z.object({ password: z.string().max(1000), newPassword: z.string() })

export const handle = { hidden: true }
export const meta = titled((t) => t("account.change-password"))

export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const account = requireAccount(context)
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ errors: form.errors, values: {} }, 422)

  const passwords = {
    current: form.value.password,
    next: form.value.newPassword,
    agent: agentWords(request.headers.get("User-Agent")),
    factor: context.session?.factor ?? null,
  }
  const outcome = await changePassword(house, account, passwords, now)
  if (!outcome.ok) {
    const { code, details = {} } = outcome.refusal
    const field = code === "password-wrong" ? "password" : "newPassword"
    const problem = { code: `refusal.${code}` as const, args: details }
    return data({ errors: { [field]: problem }, values: {} }, 422)
  }
  return redirect(`/${lang}/account?changed=password`, {
    status: 303,
    headers: { "Set-Cookie": sessionCookie(house.origin, outcome.value.token, account.role) },
  })
}

export default function ChangePassword() {
  const { t, path } = useLocale()
  const { errors } = useFormAnswer(useActionData<typeof action>())
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.account"), href: path("/account") }]}
        title={t("account.change-password")}
        lead={t("account.change-lead")}
      />
      <ProblemSummary errors={errors} />
      <PostForm submit={t("account.change-password")}>
        <PasswordField
          name="password"
          label={t("account.present-password")}
          error={errors["password"]}
        />
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
