import { useLocale } from "#app/i18n/locale.tsx"
import { isMessageKey } from "#app/i18n/translate.ts"

export interface Refusal {
  message: string
  /** The article of the law the rule comes from, ready to read. */
  article?: string | undefined
  next?: { label: string; href: string } | undefined
}

interface ProblemSummaryProps {
  /** Field name → the sentence that says what to change. */
  errors?: Readonly<Record<string, string>> | undefined
  refusal?: Refusal | undefined
}

/** Stands between the title and the form, takes the focus, and leads to each field; nothing without problems. */
export function ProblemSummary({ errors = {}, refusal }: ProblemSummaryProps) {
  const { t } = useLocale()
  const fields = Object.entries(errors)
  if (fields.length === 0 && !refusal) return null

  /** Without it, two empty fields would read alike. */
  function fieldName(name: string): string {
    const key = `field.${name}`
    return isMessageKey(key) ? `${t(key)}: ` : ""
  }

  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- after a refused form the reader must land on what to change
    <div className="problems" role="alert" tabIndex={-1} autoFocus>
      <h2>{refusal ? t("ui.refusalTitle") : t("ui.problemTitle", { count: fields.length })}</h2>
      {refusal && <RefusalText refusal={refusal} />}
      {fields.length > 0 && (
        <ul className="problems-list">
          {fields.map(([name, message]) => (
            <li key={name}>
              <a href={`#${name}`}>
                {fieldName(name)}
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function RefusalText({ refusal: { message, article, next } }: { refusal: Refusal }) {
  return (
    <>
      <p>{message}</p>
      {article && <p className="meta">{article}</p>}
      {next && (
        <p>
          <a href={next.href}>{next.label}</a>
        </p>
      )}
    </>
  )
}
