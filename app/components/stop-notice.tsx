import type { Stop } from "#app/domain/standing.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Notice } from "./notice.tsx"
import { useStop } from "./standing-context.tsx"

interface StopNoticeProps {
  kind: "signing" | "opening" | "search" | "mail"
  /** It stands right under the page's own title. */
  top?: boolean | undefined
}

/** That something is stopped, why, and since when; nothing where it runs. */
export function StopNotice({ kind, top }: StopNoticeProps) {
  const stop = useStop(kind)
  const { t } = useLocale()
  if (!stop) return null
  return (
    <Notice kind="legal" top={top} title={t(`standing.stop-${kind}-title`)}>
      <p>{t(`standing.stop-${kind}`)}</p>
      <StopWhy stop={stop} />
    </Notice>
  )
}

/** The cause of a stop and its hour. */
export function StopWhy({ stop }: { stop: Stop }) {
  const { t, instant } = useLocale()
  return (
    <p>
      {t(`standing.cause-${stop.cause}`)} {t("standing.since", { at: instant(stop.since) })}
    </p>
  )
}
