import { useLocale } from "#app/i18n/locale.tsx"

interface PaginationProps {
  previous?: string | undefined
  next?: string | undefined
  /** Which part of how many, ready to read. */
  note?: string | undefined
}

export function Pagination({ previous, next, note }: PaginationProps) {
  const { t } = useLocale()
  if (!previous && !next) return null
  return (
    <nav className="pagination" aria-label={t("ui.pages")}>
      {previous && (
        <a href={previous} rel="prev">
          ← {t("ui.previousPage")}
        </a>
      )}
      {note && <span className="meta">{note}</span>}
      {next && (
        <a href={next} rel="next">
          {t("ui.nextPage")} →
        </a>
      )}
    </nav>
  )
}
