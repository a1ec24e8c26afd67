import { Empty } from "#app/components/empty.tsx"
import { useLocale } from "#app/i18n/locale.tsx"
import { titled } from "#app/i18n/meta.ts"

export const meta = titled((t) => t("appeal.title"))

export default function AppealSent() {
  const { t, path } = useLocale()
  return (
    <Empty
      level="page"
      title={t("appeal.sent")}
      reason={t("appeal.sent-why")}
      onward={{ label: t("page.removals"), href: path("/removals") }}
    />
  )
}
