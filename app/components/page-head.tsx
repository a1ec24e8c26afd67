import type { ReactNode } from "react"
import { isHidden } from "#app/domain/hidden-text.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { isForeign, TongueMark } from "./tongue.tsx"

export interface Crumb {
  label: string
  href?: string | undefined
}

interface PageHeadProps {
  title: ReactNode
  /** The language of the title where it is not the page's own. */
  titleLang?: string | undefined
  crumbs?: readonly Crumb[] | undefined
  /** A badge, a rating or the steps of a form, between breadcrumbs and title. */
  above?: ReactNode
  lead?: ReactNode
  /** Source lines, a one-line urgent fact: set small under the lead. */
  below?: ReactNode
  /** Sets the title as quoted words, a step smaller than a headline. */
  quote?: boolean | undefined
}

export function PageHead({
  title,
  titleLang,
  crumbs = [],
  above,
  lead,
  below,
  quote,
}: PageHeadProps) {
  const { heading, lang } = useLocale()
  // A hidden text's stub is said in the page's own language.
  const stub = typeof title === "string" && isHidden(title) ? heading(title) : undefined
  const isMarked = stub === undefined && isForeign(titleLang, lang)
  return (
    <div className={quote ? "page-head page-head-quote" : "page-head"}>
      {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} />}
      {above && <div className="page-head-above">{above}</div>}
      <h1 lang={stub === undefined ? titleLang : undefined}>{stub ?? title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {(below || isMarked) && (
        <div className="page-head-below">
          {isMarked && (
            <p>
              <TongueMark lang={titleLang} />
            </p>
          )}
          {below}
        </div>
      )}
    </div>
  )
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useLocale()
  return (
    <nav aria-label={t("ui.breadcrumbs")}>
      <ol className="breadcrumbs">
        {crumbs.map(({ label, href }) => (
          <li key={label}>{href ? <a href={href}>{label}</a> : label}</li>
        ))}
      </ol>
    </nav>
  )
}
