import { useLocale } from "#app/i18n/locale.tsx"

/** Where news of a page is had: by mail and as a feed, both as addresses without their language. */
export function NewsLinks({ mail, feed }: { mail: string; feed: string }) {
  const { t, path } = useLocale()
  return (
    <section className="screen-only">
      <h2>{t("news.follow")}</h2>
      <ul className="plain-list">
        <li>
          <a href={path(mail)}>{t("share.mail")}</a>
        </li>
        <li>
          <a href={path(feed)} type="application/atom+xml">
            {t("news.feed")}
          </a>
        </li>
      </ul>
    </section>
  )
}
