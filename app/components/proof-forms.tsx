import { useLocale } from "#app/i18n/locale.tsx"
import type { FormAnswer } from "./form-answer.ts"
import { useFormAnswer } from "./form-answer.ts"
import { TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"
import { PasskeyForm } from "./passkey-form.tsx"
import { PasswordField } from "./password-field.tsx"
import { ProblemSummary } from "./problem-summary.tsx"

/** Which proofs a page asks for. */
export interface AskedProofs {
  readonly passkey: { readonly options: unknown; readonly state: string } | null
  readonly code: boolean
  readonly password: boolean
}

interface ProofFormsProps {
  asked: AskedProofs
  answer: FormAnswer | undefined
}

/** The ways to prove who one is, the strongest first, each a form of its own. */
export function ProofForms({ asked: { passkey, code, password }, answer }: ProofFormsProps) {
  const { t } = useLocale()
  const { errors, refusal } = useFormAnswer(answer)
  return (
    <div className="stack">
      <ProblemSummary errors={errors} refusal={refusal} />
      {passkey && <PasskeyForm deed="get" submit={t("factor.use-passkey")} {...passkey} />}
      {passkey && code && <h2>{t("factor.by-code")}</h2>}
      {code && (
        <PostForm submit={t("factor.go")}>
          <CodeField error={errors["oneTimeCode"]} hint={t("factor.code-hint")} />
        </PostForm>
      )}
      {password && (
        <PostForm submit={t("factor.go")}>
          <PasswordField name="password" label={t("account.password")} error={errors["password"]} />
        </PostForm>
      )}
    </div>
  )
}

interface CodeFieldProps {
  label?: string
  hint?: string
  error: string | undefined
}

/** A code that is typed once and never given back. */
export function CodeField({ label, hint, error }: CodeFieldProps) {
  const { t } = useLocale()
  return (
    <TextField
      name="oneTimeCode"
      width="iin"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      label={label ?? t("factor.code")}
      hint={hint}
      error={error}
    />
  )
}
