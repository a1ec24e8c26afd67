import { Empty } from "#app/components/empty.tsx"
import { StopNotice } from "#app/components/stop-notice.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const meta = titled((t) => t("page.report"))

/** The one answer to every report: whoever sent it, and however the text stands. */
export default function ReportSent() {
  const { t, path } = useLocale()
  return (
    <>
      <Empty
        level="page"
        title={t("report.sent")}
        reason={t("report.sent-why")}
        onward={{ label: t("page.removals"), href: path("/removals") }}
      />
      <StopNotice kind="mail" top />
    </>
  )
}
