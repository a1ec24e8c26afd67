import type { ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/translate.ts"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"

interface InviteFormProps {
  answer: ReadAnswer
  submit: string
  /** What else is asked, between the address and the language of the letter. */
  children?: ReactNode
}

/** To whom a letter with an invitation goes, and in which language. */
export function InviteForm({ answer: { errors, values }, submit, children }: InviteFormProps) {
  const { t, lang } = useLocale()
  return (
    <PostForm submit={submit}>
      <TextField
        name="email"
        type="email"
        autoComplete="off"
        label={t("account.email")}
        hint={t("organization.invite-hint")}
        error={errors["email"]}
        defaultValue={values["email"]}
      />
      {children}
      <SelectField
        name="lang"
        width="iin"
        label={t("organization.invite-lang")}
        error={errors["lang"]}
        defaultValue={values["lang"] ?? lang}
        options={langs.map((value) => ({ value, label: t(`common.${value}`) }))}
      />
    </PostForm>
  )
}
