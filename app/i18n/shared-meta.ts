import type { MetaDescriptor, MetaFunction, useLoaderData } from "@remix-run/react"
import { isLang, langs, locales } from "./lang.ts"
import type { Lang } from "./lang.ts"
import { translate } from "./translate.ts"

/** What the head of a public page says to networks and feed readers. */
export interface SharedPage {
  readonly place: string
  readonly id: string
  readonly origin: string
  readonly address: string
  readonly title: string
  /** What it says in schema.org's words, as JSON-LD. */
  readonly linked?: Readonly<Record<string, unknown>>
}

/**
 * The head of a public page: its title, and what networks and feed readers are told of it.
 * @param page what the loader says of passing on; null where the page is not for everybody
 */
export function shared<Loader>(
  title: MetaFunction<Loader>,
  page: (data: ReturnType<typeof useLoaderData<Loader>>) => SharedPage | null,
): MetaFunction<Loader> {
  return (args) => {
    const own = title(args) ?? []
    const { data, params, error } = args
    if (error || !data || !isLang(params["lang"])) return own
    const told = page(data as ReturnType<typeof useLoaderData<Loader>>)
    return told ? [...own, ...sharedMeta(params["lang"], told)] : own
  }
}

/** Open Graph's words, the feed and, where the page can be embedded, oEmbed. Nothing of it asks another site. */
function sharedMeta(
  lang: Lang,
  { place, id, origin, address, title, linked }: SharedPage,
): MetaDescriptor[] {
  const description = translate(lang, "share.about")
  const picture = `${origin}/og/${lang}/${place}/${id}.png`
  const feed = `${address}.atom`
  const oembed = `${origin}/oembed?url=${encodeURIComponent(address)}`
  return [
    ...named("og:title", title),
    ...named("og:description", description),
    ...named("og:type", "article"),
    ...named("og:url", address),
    ...named("og:site_name", translate(lang, "common.site")),
    ...named("og:locale", inOpenGraph(lang)),
    ...langs
      .filter((other) => other !== lang)
      .flatMap((other) => named("og:locale:alternate", inOpenGraph(other))),
    ...named("og:image", picture),
    ...named("og:image:type", "image/png"),
    ...named("og:image:width", "1200"),
    ...named("og:image:height", "630"),
    ...named("og:image:alt", title),
    { name: "twitter:card", content: "summary_large_image" },
    link("application/atom+xml", feed, translate(lang, "news.feed")),
    ...(linked ? [{ "script:ld+json": linked as { "@type": string } }] : []),
    ...(place === "promises" ? [] : [link("application/json+oembed", oembed, title)]),
  ]
}

/** The head of a page that has a feed beside it. @param feed its address without the language */
export function withFeed<Loader>(
  title: MetaFunction<Loader>,
  feed: (data: ReturnType<typeof useLoaderData<Loader>>) => string,
): MetaFunction<Loader> {
  return (args) => {
    const own = title(args) ?? []
    const { data, params, error } = args
    const lang = params["lang"]
    if (error || !data || !isLang(lang)) return own
    const href = `/${lang}${feed(data as ReturnType<typeof useLoaderData<Loader>>)}`
    return [...own, link("application/atom+xml", href, translate(lang, "news.feed"))]
  }
}

function link(type: string, href: string, title: string): MetaDescriptor {
  return { tagName: "link", rel: "alternate", type, href, title }
}

function named(property: string, content: string): MetaDescriptor[] {
  return [{ property, content }]
}

function inOpenGraph(lang: Lang): string {
  return locales[lang].replace("-", "_")
}
