import { data } from "@remix-run/node"
import type { ActionFunctionArgs } from "@remix-run/node"
import { useActionData } from "@remix-run/react"
import { z } from "zod"
import { requestSignUp } from "#app/auth/sign-up.server.ts"
import { useFormAnswer } from "#app/components/form-answer.ts"
import type { FormAnswer } from "#app/components/form-answer.ts"
import { TextField } from "#app/components/form-field.tsx"
import { PostForm } from "#app/components/form-frame.tsx"
import { LetterSent } from "#app/components/letter-sent.tsx"
import { PageHead } from "#app/components/page-head.tsx"
import { ProblemSummary } from "#app/components/problem-summary.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"
import { parseForm } from "#app/lib/parse-form.ts"

export const Form = z.object({ email: z.string().max(254) })

export const handle = { hidden: true }
export const meta = titled((t) => t("account.no-account"))

/** Says the same of every address: only its mailbox learns whether it has an account. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { house, lang, now } = context
  const form = await parseForm(request, Form)
  if (!form.ok) return data({ answer: form }, 422)

  const { email } = form.value
  const outcome = await requestSignUp(house, { email, lang }, now)
  if (outcome.ok) return data({ sentTo: email })
  const errors = { email: { code: `refusal.${outcome.refusal.code}` as const } }
  return data({ answer: { errors, values: form.values } }, 422)
}

export default function NewAccount() {
  const { t } = useLocale()
  const result = useActionData<typeof action>()
  return result && "sentTo" in result ? (
    <LetterSent lead={t("account.sent", { email: result.sentTo })} again="/account/new" />
  ) : (
    <SignUp answer={result?.answer} />
  )
}

function SignUp({ answer }: { answer: FormAnswer | undefined }) {
  const { t, path } = useLocale()
  const { errors, values } = useFormAnswer(answer)
  return (
    <>
      <PageHead title={t("account.no-account")} lead={t("account.new-lead")} />
      <ProblemSummary errors={errors} />
      <PostForm submit={t("account.send-letter")}>
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t("account.email")}
          hint={t("account.email-hint")}
          error={errors["email"]}
          defaultValue={values["email"]}
        />
      </PostForm>
      <p>
        <a href={path("/session")}>{t("account.have-account")}</a>
      </p>
    </>
  )
}
