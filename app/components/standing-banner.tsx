import type { ReadOnlyReason } from "#app/domain/standing.ts"
import { useLocale } from "#app/i18n/locale.tsx"

/** Over every page while nothing is written: who fills in a form knows before they begin. */
export function StandingBanner({ reason }: { reason: ReadOnlyReason }) {
  const { t } = useLocale()
  return (
    <aside className="standing" aria-label={t("standing.label")}>
      <p className="page-wrap">{t(`standing.read-only-${reason}`)}</p>
    </aside>
  )
}
