import { reasonLimits } from "#app/domain/accreditation.ts"
import { codeBookLimits } from "#app/domain/code-book.ts"
import type { CodeBookText } from "#app/domain/code-book.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { langs } from "#app/i18n/translate.ts"
import type { ReadAnswer } from "./form-answer.ts"
import { SelectField, TextAreaField } from "./form-field.tsx"
import { PostForm } from "./form-frame.tsx"

const names = { kk: "textKk", ru: "textRu", en: "textEn" } as const

/** The next version of the code book, begun from the one in force. */
export function CodeBookForm({ answer, book }: { answer: ReadAnswer; book: CodeBookText }) {
  const { t } = useLocale()
  const { errors, values } = answer
  const { least, most } = codeBookLimits.codings
  const wordings: Readonly<Record<string, string>> = {
    ...book.translations,
    [book.lang]: book.text,
  }
  return (
    <PostForm submit={t("coding.book-submit")}>
      <SelectField
        name="codings"
        width="short"
        label={t("coding.book-codings")}
        error={errors["codings"]}
        defaultValue={values["codings"] ?? String(Math.max(least, book.codingsNeeded))}
        options={Array.from({ length: most - least + 1 }, (_, index) => ({
          value: String(least + index),
          label: String(least + index),
        }))}
      />
      <SelectField
        name="lang"
        width="iin"
        label={t("coding.book-lang")}
        error={errors["lang"]}
        defaultValue={values["lang"] ?? book.lang}
        options={langs.map((value) => ({ value, label: t(`common.${value}`) }))}
      />
      {langs.map((lang) => (
        <TextAreaField
          key={lang}
          name={names[lang]}
          rows={16}
          width="full"
          optional
          lang={lang}
          label={t(`coding.book-text-${lang}`)}
          hint={t("coding.book-text-hint")}
          error={errors[names[lang]]}
          defaultValue={values[names[lang]] ?? wordings[lang]}
        />
      ))}
      <TextAreaField
        name="reason"
        label={t("coding.book-reason")}
        hint={t("desk.reason-hint", reasonLimits)}
        error={errors["reason"]}
        defaultValue={values["reason"]}
      />
    </PostForm>
  )
}
