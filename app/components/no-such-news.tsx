import { useLocale } from "#app/i18n/locale.tsx"
import { Empty } from "./empty.tsx"

/** Says that nothing is stored under the link: the same for a wrong one and one that was given up. */
export function NoSuchNews() {
  const { t } = useLocale()
  return (
    <Empty
      level="page"
      title={t("news.no-such")}
      reason={t("news.no-such-why")}
      onward={useHome()}
    />
  )
}

/** Says that no more letters come. */
export function NewsEnded() {
  const { t } = useLocale()
  return (
    <Empty level="page" title={t("news.ended")} reason={t("news.ended-lead")} onward={useHome()} />
  )
}

function useHome() {
  const { t, path } = useLocale()
  return { label: t("page.home"), href: path("/") }
}
