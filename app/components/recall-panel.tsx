import type { RecallOutlook } from "#app/domain/recall-outlook.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Panel } from "./panel.tsx"
import { RecallWindow } from "./recall-window.tsx"

interface RecallPanelProps {
  outlook: RecallOutlook
  today: string
  /** The page of the law that binds the seat; left out on that page, and where none does. */
  lawHref?: string | undefined
  /** Where a petition is started; left out where none can be. */
  startHref?: string | undefined
}

/** Whether the law lets voters recall this deputy, from when to when, under which article. */
export function RecallPanel({ outlook, today, lawHref, startHref }: RecallPanelProps) {
  const { t, article: articleIn } = useLocale()
  const { term, opensOn, closesOn, article, byLastKnown } = outlook
  const drawn = term.from !== null && term.to !== null && outlook.status !== "unbound"
  const open = opensOn !== null && closesOn !== null ? { from: opensOn, to: closesOn } : null
  return (
    <Panel title={t("people.recall")}>
      <p>
        <RecallLine outlook={outlook} />
      </p>
      {drawn && (
        <RecallWindow
          term={{ from: term.from, to: term.to }}
          open={open}
          today={today}
          note={
            <>
              {open && t("people.hatched")} {article !== null && articleIn(article)}
            </>
          }
        />
      )}
      {byLastKnown && <p className="not-established">{t("people.recall-last-known")}</p>}
      {lawHref !== undefined && (
        <p>
          <a href={lawHref}>{t("recallLaw.read-law")}</a>
        </p>
      )}
      {startHref !== undefined && (
        <p>
          <a className="button button-secondary" href={startHref}>
            {t("people.start-petition")}
          </a>
        </p>
      )}
    </Panel>
  )
}

/** The same in one line, for the top of the page. */
export function RecallLine({ outlook }: { outlook: RecallOutlook }) {
  const { t, day } = useLocale()
  const { status, opensOn, closesOn } = outlook
  if (status === "unbound") return <>{t("people.recall-unknown")}</>
  if (status === "undated") return <>{t("people.recall-undated")}</>
  if (status === "none") return <>{t("people.recall-none")}</>
  if (status === "over") return <>{t("people.recall-over")}</>
  if (status === "not-yet") return <>{t("people.recall-not-yet", { date: day(opensOn ?? "") })}</>
  return (
    <>
      {closesOn === null
        ? t("people.recall-open")
        : t("people.recall-open-until", { date: day(closesOn) })}
    </>
  )
}
