import { useLocale } from "#app/i18n/locale.tsx"

/** A page that anyone may have open and that tells nothing of what was read before. */
const neutralPage = "https://www.wikipedia.org/"

/** Leads away from the page at once; a plain link, so it works before anything else has loaded. */
export function QuickExit() {
  const { t, path } = useLocale()
  return (
    <aside className="quick-exit" aria-label={t("ui.exitLeave")}>
      <div className="quick-exit-row page-wrap">
        <a className="quick-exit-question" href={path("/privacy") + "#traces"}>
          {t("ui.exitQuestion")}
          <span className="visually-hidden"> {t("ui.exitTraces")}</span>
        </a>
        <a className="quick-exit-leave" href={neutralPage} rel="noreferrer">
          {t("ui.exitLeave")} <span aria-hidden="true">×</span>
        </a>
      </div>
    </aside>
  )
}
