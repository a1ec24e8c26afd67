import { useLocale } from "#app/i18n/locale.tsx"
import { isMessageKey } from "#app/i18n/translate.ts"
import { Filters } from "./filters.tsx"
import { PageHead } from "./page-head.tsx"
import type { Crumb } from "./page-head.tsx"
import { Pagination } from "./pagination.tsx"
import { withQuery } from "./query-link.ts"
import { TrailTable } from "./trail-table.tsx"
import type { TrailRow } from "./trail-table.tsx"

interface TrailProps {
  crumbs?: readonly Crumb[] | undefined
  trail: {
    entries: readonly TrailRow[]
    next: number | null
    who: string
    about: string
    deed: string
  }
  /** Deeds to choose from. */
  deeds: readonly string[]
}

/** The audit trail with its filters: by who did it, what it was done to, and which deed. */
export function Trail({ crumbs, trail, deeds }: TrailProps) {
  const { t } = useLocale()
  const { entries, next, who, about, deed } = trail
  return (
    <>
      <PageHead title={t("trail.title")} lead={t("trail.lead")} crumbs={crumbs} />
      <Filters
        search={{ name: "who", label: t("trail.who-number"), value: who }}
        kept={{ about }}
        filters={[
          {
            name: "deed",
            label: t("trail.deed"),
            value: deed,
            options: deeds.flatMap((value) => {
              const key = `trail.deed-${value}`
              return isMessageKey(key) ? [{ value, label: t(key) }] : []
            }),
          },
        ]}
      />
      {entries.length === 0 ? (
        <p role="status">{t("trail.none")}</p>
      ) : (
        <TrailTable rows={entries} />
      )}
      <Pagination
        next={next === null ? undefined : withQuery("", { who, about, deed, before: String(next) })}
      />
    </>
  )
}
