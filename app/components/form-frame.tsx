import type { ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/translate.ts"
import { Button } from "./button.tsx"
import { SelectField } from "./form-field.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { OwnForm } from "./own-form.tsx"

interface PostFormProps {
  submit: string
  /** Takes files along. */
  upload?: boolean | undefined
  children: ReactNode
}

/** A form that posts to its own address and works without a script. */
export function PostForm({ submit, upload, children }: PostFormProps) {
  return (
    <OwnForm encType={upload ? "multipart/form-data" : undefined} className="form" noValidate>
      {children}
      <Button>{submit}</Button>
    </OwnForm>
  )
}

/** In which language the text beside it is written: the page's own unless chosen otherwise. */
export function LangField({ answer }: { answer: ReadAnswer }) {
  const { t, lang } = useLocale()
  return (
    <SelectField
      name="lang"
      label={t("desk.text-lang")}
      error={answer.errors["lang"]}
      width="iin"
      defaultValue={answer.values["lang"] ?? lang}
      options={langs.map((value) => ({ value, label: t(`common.${value}`), lang: value }))}
    />
  )
}
