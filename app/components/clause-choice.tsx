import { clausesOf, wordingIn } from "#app/domain/code-book.ts"
import type { CodeBookText } from "#app/domain/code-book.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { ReadAnswer } from "./form-answer.ts"
import { OptionList } from "./option-list.tsx"

interface ClauseChoiceProps {
  book: Pick<CodeBookText, "version" | "lang" | "text" | "translations">
  answer: ReadAnswer
  /** `clauses`: those that were applied. `clause`: the one that a challenge names. */
  name: "clauses" | "clause"
}

/** The clauses of one version of the code book, to be chosen from. */
export function ClauseChoice({ book, answer, name }: ClauseChoiceProps) {
  const { t, lang: reader } = useLocale()
  const { lang, text } = wordingIn(book, reader)
  const isOne = name === "clause"
  return (
    <OptionList
      type={isOne ? "radio" : "checkbox"}
      name={name}
      required={isOne}
      legend={t(isOne ? "coding.challenge-clause" : "coding.clauses")}
      hint={`${t("coding.book-version", { version: book.version })}${isOne ? "" : `. ${t("coding.clauses-hint")}`}`}
      error={answer.errors[name]}
      options={clausesOf(text).map((clause) => ({
        value: String(clause.number),
        label: t("coding.clause", { number: clause.number }),
        definition: <span lang={lang}>{clause.text}</span>,
        chosen: answer.chose(name, String(clause.number)),
      }))}
    />
  )
}
