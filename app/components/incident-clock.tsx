import { useLocale } from "#app/i18n/locale.tsx"
import { Notice } from "./notice.tsx"

interface IncidentClockProps {
  due: { on: string; isRead: boolean; late: boolean }
}

/** By when the authority has to be told, by the country's working days. */
export function IncidentClock({ due }: IncidentClockProps) {
  const { t, day } = useLocale()
  return (
    <Notice top kind="legal" title={t("incident.due", { date: day(due.on) })}>
      {due.late && <p>{t("incident.late")}</p>}
      {!due.isRead && <p>{t("incident.due-unread")}</p>}
    </Notice>
  )
}
