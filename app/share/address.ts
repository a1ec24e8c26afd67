import { readPublicId } from "#app/domain/public-id.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { isLang } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"

/** How an embedded page is coloured: as the reader's system says, or as the page around it does. */
export const themes = ["auto", "light", "dark"] as const
export type Theme = (typeof themes)[number]

/** The pages that are shared, embedded and followed by feeds, by the word in their address. */
export const sharedPlaces = ["people", "promises", "petitions", "areas"] as const
export type SharedPlace = (typeof sharedPlaces)[number]

/** What is asked for, read from an address. `id`: undefined of a feed of the whole site. */
export type Asked =
  | { readonly file: "site-feed"; readonly lang: Lang; readonly feed: "petitions" | "verdicts" }
  | {
      readonly file: "feed"
      readonly lang: Lang
      readonly place: SharedPlace
      readonly id: PublicId
    }
  | {
      readonly file: "picture"
      readonly lang: Lang
      readonly place: Exclude<SharedPlace, "areas">
      readonly id: PublicId
    }
  | {
      readonly file: "embed"
      readonly lang: Lang
      readonly theme: Theme
      readonly place: "people" | "petitions"
      readonly id: PublicId
    }
  | {
      readonly file: "oembed"
      readonly url: string
      readonly format: string
      readonly widest: number
    }

/** The maps of the site for search engines, and what crawlers are told. */
export type MapAsked =
  | { readonly file: "robots" | "site-map-index" }
  | { readonly file: "site-map"; readonly name: string; readonly after: PublicId | undefined }

/** Which map an address asks for; undefined where it is of none. */
export function readMapAsked(pathname: string): MapAsked | undefined {
  if (pathname === "/robots.txt") return { file: "robots" }
  if (pathname === "/sitemap.xml") return { file: "site-map-index" }
  const [, name, after] = /^\/sitemaps\/([a-z]+)(?:-([0-9a-z]{16}))?\.xml$/.exec(pathname) ?? []
  return name === undefined ? undefined : { file: "site-map", name, after }
}

/** Tells whether an address is one of feeds, embedded pages, pictures for sharing or oEmbed. */
export function isSharedFile(pathname: string): boolean {
  return /^\/(embed|og)\/|^\/oembed\/?$|^\/(kk|ru|en)\/(feeds|people|promises|petitions|areas)\/[^/]+\.atom$/.test(
    pathname,
  )
}

/** What an address asks for; undefined where there is no such thing. What it does not read of the query is dropped. */
export function readAsked(url: URL, usual: Lang): Asked | undefined {
  const [first = "", second = "", third = "", fourth = ""] = url.pathname.slice(1).split("/")
  const query = url.searchParams
  if (first === "oembed") return readOembed(query)
  if (first === "embed") return readEmbed(second, third, query, usual)
  if (first === "og") return readPicture(second, third, fourth)
  return isLang(first) ? readFeed(first, second, third) : undefined
}

/** The one address of what is asked for: equal questions share one place in the cache. */
export function addressOf(asked: Asked): { readonly pathname: string; readonly search: string } {
  switch (asked.file) {
    case "site-feed":
      return { pathname: `/${asked.lang}/feeds/${asked.feed}.atom`, search: "" }
    case "feed":
      return { pathname: `/${asked.lang}/${asked.place}/${asked.id}.atom`, search: "" }
    case "picture":
      return { pathname: `/og/${asked.lang}/${asked.place}/${asked.id}.png`, search: "" }
    case "embed": {
      const { lang, theme } = asked
      const query = new URLSearchParams({ lang, theme })
      return { pathname: `/embed/${asked.place}/${asked.id}`, search: `?${query.toString()}` }
    }
    case "oembed": {
      const { url, format, widest } = asked
      const query = new URLSearchParams({ url, format, maxwidth: String(widest) })
      return { pathname: "/oembed", search: `?${query.toString()}` }
    }
  }
}

function readOembed(query: URLSearchParams): Asked {
  const url = (query.get("url") ?? "").slice(0, 500)
  const widest = Number.parseInt(query.get("maxwidth") ?? "", 10)
  const format = query.get("format") === "xml" ? "xml" : "json"
  return { file: "oembed", url, format, widest: widest >= 200 && widest < 600 ? widest : 600 }
}

function readEmbed(
  place: string,
  param: string,
  query: URLSearchParams,
  usual: Lang,
): Asked | undefined {
  const id = readPublicId(param)
  if (id === undefined || (place !== "people" && place !== "petitions")) return undefined
  const lang = query.get("lang")
  const theme = themes.find((known) => known === query.get("theme")) ?? "auto"
  return { file: "embed", lang: isLang(lang) ? lang : usual, theme, place, id }
}

function readPicture(lang: string, place: string, file: string): Asked | undefined {
  const id = file.endsWith(".png") ? readPublicId(file.slice(0, -".png".length)) : undefined
  if (id === undefined || !isLang(lang)) return undefined
  if (place !== "people" && place !== "promises" && place !== "petitions") return undefined
  return { file: "picture", lang, place, id }
}

function readFeed(lang: Lang, place: string, file: string): Asked | undefined {
  const name = file.slice(0, -".atom".length)
  if (place === "feeds") {
    return name === "petitions" || name === "verdicts"
      ? { file: "site-feed", lang, feed: name }
      : undefined
  }
  const known = sharedPlaces.find((shared) => shared === place)
  const id = readPublicId(name)
  return known && id !== undefined ? { file: "feed", lang, place: known, id } : undefined
}
