import { useLocale } from "#app/i18n/locale.tsx"
import { isPartialDay } from "#app/lib/day.ts"

/** When a vote was held: the day in words and, where the source gives it, the local time as it stands there. */
export function VoteMoment({ at }: { at: string | null }) {
  const { day, t } = useLocale()
  if (at === null) return <>{t("common.unknown")}</>
  const [date = "", time = ""] = at.split("T")
  const clock = /^\d\d:\d\d/.exec(time)?.[0]
  if (!isPartialDay(date)) return <>{at}</>
  return (
    <time dateTime={at}>
      {day(date)}
      {clock && clock !== "00:00" && `, ${clock}`}
    </time>
  )
}
