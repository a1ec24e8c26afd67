import { useLocale } from "#app/i18n/locale.tsx"
import { useStanding } from "./standing-context.tsx"
import { StopWhy } from "./stop-notice.tsx"

/** Over every page while nothing is written: who fills in a form knows before they begin. */
export function StandingBanner() {
  const { readOnly, stops } = useStanding()
  const { t } = useLocale()
  if (readOnly === null) return null
  return (
    <aside className="standing" aria-label={t("standing.label")}>
      <div className="page-wrap">
        <p className="standing-what">{t(`standing.read-only-${readOnly}`)}</p>
        {readOnly === "operator" && stops.writing && <StopWhy stop={stops.writing} />}
      </div>
    </aside>
  )
}
