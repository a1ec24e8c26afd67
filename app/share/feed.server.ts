import { Feed } from "feed"
import type { SharedPlace } from "./address.ts"
import { escaped, legal } from "./markup.ts"
import type { House } from "#app/context.server.ts"
import type { FollowKind } from "#app/domain/follow.ts"
import { readFollowPlace } from "#app/domain/follow.ts"
import type { NewsItem, NewsKind } from "#app/domain/news.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import { newsHeading, newsPath, newsSubject } from "#app/i18n/news.ts"
import type { Lang } from "#app/i18n/translate.ts"
import { dateAt, startOfDay } from "#app/lib/instant.ts"
import type { Day } from "#app/lib/instant.ts"
import { homeZone } from "#app/lib/zone.ts"
import { findFollowable } from "#db/queries/follows.server.ts"
import { listNews, listPeopleOfAreas } from "#db/queries/news.server.ts"
import type { NewsScope } from "#db/queries/news.server.ts"

/** A feed tells the latest so many things. */
const longest = 50

const siteKinds = {
  petitions: ["petition-state", "petition-reply", "threshold", "recall-state"],
  verdicts: ["verdict"],
} as const satisfies Record<string, readonly NewsKind[]>

type FeedHouse = Pick<House, "db" | "origin">

/** The latest verdicts, or what happened to petitions, of the whole site, as Atom (RFC 4287). */
export async function siteFeed(
  { db, origin }: FeedHouse,
  { feed, lang }: { readonly feed: keyof typeof siteKinds; readonly lang: Lang },
  today: Day,
): Promise<string> {
  const { t } = makeLocale(lang)
  const kinds = siteKinds[feed]
  const items = await listNews(db.read, {}, { lang, kinds, limit: longest })
  const about = {
    title: t(`news.feed-site-${feed}`),
    page: feed === "petitions" ? "/petitions" : "",
  }
  return atom({ ...about, self: `/feeds/${feed}.atom`, origin, lang, items, today })
}

/** What is new of one deputy, promise, petition or area; undefined where nobody may read of it. */
export async function feedOf(
  { db, origin }: FeedHouse,
  { place, id, lang }: { readonly place: SharedPlace; readonly id: PublicId; readonly lang: Lang },
  today: Day,
): Promise<string | undefined> {
  const kind = readFollowPlace(place)
  const subject = kind && (await findFollowable(db.read, kind, id, lang))
  if (!subject) return undefined
  const { t, heading } = makeLocale(lang)
  const items = await listNews(db.read, await scopeOf(db, subject), { lang, limit: longest })
  const title = t("news.feed-of", { name: heading(subject.title) })
  const page = `/${place}/${id}`
  return atom({ title, page, self: `${page}.atom`, origin, lang, items, today })
}

async function scopeOf(
  { read }: FeedHouse["db"],
  { kind, id }: { readonly kind: FollowKind; readonly id: number },
): Promise<NewsScope> {
  if (kind === "pledge") return { pledgeIds: [id] }
  if (kind === "petition") return { petitionIds: [id] }
  return { personIds: kind === "person" ? [id] : await listPeopleOfAreas(read, [id]) }
}

interface Written {
  readonly title: string
  readonly page: string
  readonly self: string
  readonly origin: string
  readonly lang: Lang
  readonly items: readonly NewsItem[]
  readonly today: Day
}

function atom({ title, page, self, origin, lang, items, today }: Written): string {
  const locale = makeLocale(lang)
  function address(to: string): string {
    return `${origin}${locale.path(to)}`
  }
  const site = locale.t("common.site")
  const feed = new Feed({
    id: address(self),
    title: legal(`${title} — ${site}`),
    updated: dateAt(items[0]?.at ?? startOfDay(homeZone, today)),
    generator: false,
    author: { name: site, link: address("/") },
    link: address(page),
    feedLinks: { atom: address(self) },
  })
  for (const item of items) {
    const { text } = newsSubject(locale, item)
    feed.addItem({
      id: `tag:${new URL(origin).hostname},2026:news/${item.kind}/${encodeURIComponent(item.key)}`,
      title: escaped(`${item.person.name}: ${newsHeading(locale, item)}`),
      link: address(newsPath(item)),
      date: dateAt(item.at),
      published: dateAt(item.at),
      description: escaped(text),
    })
  }
  return feed.atom1().replace("<feed ", `<feed xml:lang="${lang}" `)
}
