import type { CheckItem } from "#app/domain/petition-check.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { Notice } from "./notice.tsx"
import { InTongue } from "./tongue.tsx"
import { Around, gap } from "./around.tsx"
import { tongueOf } from "#app/domain/tongue-of.ts"

interface ReplyNoticeProps {
  replyDueOn: string | null
  /** To how many accounts the request was mailed; null where none was made. */
  notified: number | null
}

/** While the reply is awaited: whom the request has reached, and what happens where it could reach nobody. */
export function ReplyNotice({ replyDueOn, notified }: ReplyNoticeProps) {
  const { t, day } = useLocale()
  if (replyDueOn === null || notified === null) return null
  if (notified > 0) return <Notice>{t("petition.reply-mailed", { count: notified })}</Notice>
  return (
    <Notice top kind="legal" title={t("petition.reply-nobody")}>
      {t("petition.reply-nobody-why", { date: day(replyDueOn) })}
    </Notice>
  )
}

interface PauseNoticeProps {
  pauses: readonly {
    source: string
    decidedOn: string
    pausedAt: string
    resumed: { at: string; source: string; daysAdded: number } | null
  }[]
  clockStands: boolean
}

/** That a court halted the collection, or had halted it, by which decision and at what cost in days. */
export function PauseNotice({ pauses, clockStands }: PauseNoticeProps) {
  const { t, day } = useLocale()
  return (
    <>
      {pauses.map(({ source, decidedOn, pausedAt, resumed }) => {
        const from = day(dayIn(defaultZone, pausedAt))
        if (resumed) {
          const to = day(dayIn(defaultZone, resumed.at))
          return (
            <p key={pausedAt} className="meta">
              <Around
                sentence={t("pause.was-halted", { from, to, source: gap, days: resumed.daysAdded })}
              >
                <InTongue lang={tongueOf(source)}>{source}</InTongue>
              </Around>
            </p>
          )
        }
        return (
          <Notice key={pausedAt} top kind="legal" title={t("pause.halted")}>
            <p>
              <Around
                sentence={t("pause.halted-since", {
                  date: from,
                  decided: day(decidedOn),
                  source: gap,
                })}
              >
                <InTongue lang={tongueOf(source)}>{source}</InTongue>
              </Around>
            </p>
            <p>{t(clockStands ? "pause.clock-stands" : "pause.clock-runs")}</p>
          </Notice>
        )
      })}
    </>
  )
}

interface CheckListProps {
  check: { items: readonly CheckItem[]; at: string } | null
}

/** What the moderators found in order, item by item. */
export function CheckList({ check }: CheckListProps) {
  const { t, day } = useLocale()
  if (!check || check.items.length === 0) return null
  return (
    <section>
      <h2>{t("check.made")}</h2>
      <p>{t("check.made-on", { date: day(dayIn(defaultZone, check.at)) })}</p>
      <ul className="ground-list">
        {check.items.map((item) => (
          <li key={item}>{t(`check.${item}`)}</li>
        ))}
      </ul>
    </section>
  )
}
