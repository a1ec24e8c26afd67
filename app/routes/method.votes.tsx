import { PageHead } from "#app/components/page-head.tsx"
import { alignmentMethod, alignmentPhrases } from "#app/domain/alignment.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = {}

export const meta = titled((t) => t("alignment.method-title"))

export default function VotesMethod() {
  const { t, path } = useLocale()
  return (
    <>
      <PageHead
        title={t("alignment.method-title")}
        lead={t("alignment.method-lead", { version: alignmentMethod })}
        crumbs={[{ label: t("page.method"), href: path("/method") }]}
      />
      {(["links", "points", "phrases"] as const).map((part) => (
        <section key={part}>
          <h2>{t(`alignment.method-${part}`)}</h2>
          <p>{t(`alignment.method-${part}-text`)}</p>
        </section>
      ))}
      <ol>
        {alignmentPhrases.map((phrase) => (
          <li key={phrase}>{t(`alignment.${phrase}`)}</li>
        ))}
      </ol>
      <p className="meta">{t("alignment.method-from")}</p>
    </>
  )
}
