import { PageHead } from "#app/components/page-head.tsx"
import { cutOffDays, leastForShare, leastLetters, responseRule } from "#app/domain/response-rate.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const handle = {}

export const meta = titled((t) => t("answers.method-title"))

export default function AnswersMethod() {
  const { t, path } = useLocale()
  const figures = { days: cutOffDays, letters: leastLetters, least: leastForShare }
  return (
    <>
      <PageHead
        title={t("answers.method-title")}
        lead={t("answers.method-lead", { version: responseRule })}
        crumbs={[{ label: t("page.method"), href: path("/method") }]}
      />
      {(["asked", "answer", "share"] as const).map((part) => (
        <section key={part}>
          <h2>{t(`answers.method-${part}`)}</h2>
          <p>{t(`answers.method-${part}-text`, figures)}</p>
        </section>
      ))}
    </>
  )
}
