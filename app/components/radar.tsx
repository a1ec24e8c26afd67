import type { NewsItem } from "#app/domain/news.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { newsHeading, newsPath, newsSubject } from "#app/i18n/news.ts"
import { todayAt } from "#app/lib/zone.ts"
import { List, ListItem } from "./list-item.tsx"

interface RadarProps {
  person: string
  news: readonly NewsItem[]
}

/** What lately happened to a deputy's record, as everybody sees it, and how to have it by mail. */
export function Radar({ person, news }: RadarProps) {
  const locale = useLocale()
  const { t, path, day } = locale
  return (
    <section>
      <h2>{t("news.radar")}</h2>
      <p>
        <a href={path(`/follow/people/${person}`)}>{t("news.radar-mail")}</a>
      </p>
      {news.length === 0 && <p>{t("news.none-why")}</p>}
      {news.length > 0 && (
        <List>
          {news.map((item) => {
            const { text, lang } = newsSubject(locale, item)
            return (
              <ListItem
                key={`${item.kind} ${item.key}`}
                title={text}
                titleLang={lang}
                href={path(newsPath(item))}
                meta={[day(todayAt(item.at)), newsHeading(locale, item)]}
              />
            )
          })}
        </List>
      )}
    </section>
  )
}
