import type { ResponseRate } from "#app/domain/response-rate.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** How a deputy answers what is asked: a count and its rule; a share only where there is enough to count. */
export function ResponseRatePanel({ rate }: { rate: ResponseRate }) {
  const { t, path, percent } = useLocale()
  const { counted, answered, short, repeated, share, rule } = rate
  return (
    <section>
      <h2>{t("answers.rate")}</h2>
      <p>
        {counted === 0 ? (
          t("answers.rate-none")
        ) : (
          <strong>{t("answers.rate-said", { answered, counted })}</strong>
        )}
        {share !== null && ` (${percent(share)})`}
      </p>
      <p className="meta">
        {counted > 0 && share === null && `${t("answers.rate-few")} · `}
        {short > 0 && `${t("answers.rate-short", { count: short })} · `}
        {repeated > 0 && `${t("answers.rate-repeated", { count: repeated })} · `}
        <a href={path("/method/answers")}>{t("answers.rate-rule", { version: rule })}</a>
      </p>
    </section>
  )
}
