import { useLocale } from "#app/i18n/locale.tsx"

/** Over every page of the demonstration: nobody shall take its people and numbers for real ones. */
export function Invented() {
  const { t } = useLocale()
  return (
    <aside className="invented" aria-label={t("demo.title")}>
      <div className="invented-row page-wrap">
        <p>{t("demo.invented")}</p>
        <a href="/demo">{t("demo.cast")}</a>
        <a href="/demo/mailbox">{t("demo.letters")}</a>
      </div>
    </aside>
  )
}
