import { moderationPeriods } from "#app/domain/moderation-queue.ts"
import type { Delay } from "#app/domain/moderation-queue.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Notice } from "./notice.tsx"

/** That checks of petitions take longer than they may: how many are late, and since when the oldest waits. */
export function ChecksLate({ delay: { late, oldest } }: { delay: Delay }) {
  const { t, day } = useLocale()
  const { value: days } = moderationPeriods.petition
  return (
    <Notice kind="legal">
      {t("queue.delay", { days, late, date: day(dayIn(defaultZone, oldest)) })}
    </Notice>
  )
}
