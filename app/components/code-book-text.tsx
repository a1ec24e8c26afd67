import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"

interface CodeBookTextProps {
  book: { version: number; lang: string; text: string; adoptedAt: string | null }
}

/** One version of the code book, in the language in which it was adopted: one rule a line. */
export function CodeBookText({ book: { version, lang, text, adoptedAt } }: CodeBookTextProps) {
  const { t, day } = useLocale()
  const title =
    adoptedAt === null
      ? t("promise.method-version-first", { version })
      : t("promise.method-version", { version, date: day(dayIn(defaultZone, adoptedAt)) })
  return (
    <details className="code-book">
      <summary>{title}</summary>
      <div lang={lang}>
        {text.split("\n").map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
      </div>
    </details>
  )
}
