import { wordingIn } from "#app/domain/code-book.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { TongueMark } from "./tongue.tsx"

export interface ShownCodeBook {
  version: number
  codingsNeeded: number
  lang: string
  text: string
  translations: Readonly<Record<string, string>>
}

interface CodeBookTextProps {
  book: ShownCodeBook & { adoptedAt: string | null }
}

/** One version of the code book, in the reader's language where it has a wording in it: one rule a line. */
export function CodeBookText({ book }: CodeBookTextProps) {
  const { t, day } = useLocale()
  const { version, adoptedAt } = book
  const title =
    adoptedAt === null
      ? t("promise.method-version-first", { version })
      : t("promise.method-version", { version, date: day(dayIn(defaultZone, adoptedAt)) })
  return (
    <details className="code-book">
      <summary>{title}</summary>
      <p>{t("coding.book-people", { count: book.codingsNeeded })}</p>
      <CodeBookClauses book={book} />
    </details>
  )
}

/** The clauses of a version in the reader's language, or in the one that decides. */
export function CodeBookClauses({ book }: { book: ShownCodeBook }) {
  const { lang: reader } = useLocale()
  const { lang, text } = wordingIn(book, reader)
  return (
    <>
      <p className="meta">
        <TongueMark lang={lang} />
      </p>
      <div lang={lang}>
        {text.split("\n").map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
      </div>
    </>
  )
}
