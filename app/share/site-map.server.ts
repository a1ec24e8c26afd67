import { escaped } from "./markup.ts"
import type { House } from "#app/context.server.ts"
import { isHidden } from "#app/domain/hidden-text.ts"
import { withTail } from "#app/domain/public-id.ts"
import { langs } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { listMappedPages, listMappedParts, mappedPlaces } from "#db/queries/site-map.server.ts"
import type { MappedPage, MappedPlace } from "#db/queries/site-map.server.ts"

/** Pages in a part, each in every language: 3,000 addresses, of the 50,000 that a part may hold. */
const partSize = 1000

/** Pages that stand by themselves. */
const standing = [
  ...["", "/people", "/areas", "/promises", "/petitions", "/votes", "/organizations", "/recall"],
  ...["/method", "/method/votes", "/method/answers", "/agreement", "/log", "/receipts"],
  ...["/removals", "/data", "/developers", "/about", "/privacy", "/accessibility"],
]

/** The index of the maps of this site (sitemaps.org): of each place as many parts as it needs. */
export async function siteMapIndex({ db, origin }: Pick<House, "db" | "origin">): Promise<string> {
  const names = ["pages"]
  for (const place of mappedPlaces) {
    const parts = await listMappedParts(db.read, place, partSize)
    names.push(place, ...parts.map((after) => `${place}-${after}`))
  }
  const maps = names.map((name) => `<sitemap><loc>${origin}/sitemaps/${name}.xml</loc></sitemap>`)
  return `${head}<sitemapindex ${space}>\n${maps.join("\n")}\n</sitemapindex>\n`
}

/** One part: the standing pages, or those of a place after an id, with their other languages. */
export async function siteMapPart(
  { db, origin }: Pick<House, "db" | "origin">,
  place: MappedPlace | "pages",
  after: string | undefined,
): Promise<string> {
  const entries =
    place === "pages"
      ? standing.flatMap((path) => entriesOf(origin, () => path, null))
      : (await listMappedPages(db.read, place, { after, limit: partSize })).flatMap((page) =>
          entriesOf(origin, (lang) => `/${place}/${addressIn(lang, page)}`, page.changedAt),
        )
  return `${head}<urlset ${space} ${links}>\n${entries.join("\n")}\n</urlset>\n`
}

/** What crawlers leave alone, and where the map is. */
export function robots({ origin }: Pick<House, "origin">): string {
  const closed = [
    ...[
      "/*/account",
      "/*/session",
      "/*/signature/",
      "/*/petitions/*/sign/",
      "/*/office",
      "/*/desk",
    ],
    ...["/*/moderation", "/*/audit", "/*/operations", "/demo/"],
  ]
  return [
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${origin}/sitemap.xml`,
    "",
  ].join("\n")
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const links = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'

function entriesOf(
  origin: string,
  pathIn: (lang: Lang) => string,
  changedAt: string | null,
): string[] {
  const addresses = langs.map(
    (lang) => [lang, escaped(`${origin}/${lang}${pathIn(lang)}`)] as const,
  )
  const others = addresses
    .map(([lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`)
    .join("")
  const modified = changedAt === null ? "" : `<lastmod>${changedAt}</lastmod>`
  return addresses.map(([, href]) => `<url><loc>${href}</loc>${modified}${others}</url>`)
}

/** As the head of the page calls canonical: with a tail in the page's language. */
function addressIn(lang: Lang, { publicId, name, names }: MappedPage): string {
  if (name === null) return publicId
  const called = names.find((one) => one.lang === lang)?.text ?? name
  return isHidden(called) ? publicId : withTail(publicId, called)
}
