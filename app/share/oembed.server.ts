import { readAsked } from "./address.ts"
import { findFacts } from "./facts.server.ts"
import { escaped } from "./markup.ts"
import type { House } from "#app/context.server.ts"
import { langOfPath } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { makeLocale } from "#app/i18n/locale.tsx"
import type { Day } from "#app/lib/instant.ts"

/** How much room an embedded page asks for, in CSS pixels: enough for its text on a phone. */
export const embedHeight = 480

/** The code that shows a page of ours in a frame. It holds no script. */
export function embedCode(
  origin: string,
  { place, id, lang, title, width = 600 }: EmbedCode,
): string {
  const src = `${origin}/embed/${place}/${id}?lang=${lang}`
  return `<iframe src="${escaped(src)}" title="${escaped(title)}" width="${String(width)}" height="${String(embedHeight)}" style="max-width:100%;border:0" loading="lazy"></iframe>`
}

interface EmbedCode {
  readonly place: "people" | "petitions"
  readonly id: string
  readonly lang: Lang
  readonly title: string
  readonly width?: number
}

/** The answer of oEmbed 1.0 for the address of a deputy's or a petition's page; undefined for any other. */
export async function oembed(
  house: Pick<House, "db" | "origin">,
  { url, widest }: { readonly url: string; readonly widest: number },
  today: Day,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { origin } = house
  const page = URL.canParse(url) ? new URL(url) : undefined
  const lang = page && langOfPath(page.pathname)
  if (!page || lang === undefined || page.origin !== origin) return undefined
  const framed = new URL(`/embed${page.pathname.slice(`/${lang}`.length)}`, origin)
  const asked = readAsked(framed, lang)
  if (asked?.file !== "embed") return undefined
  const { place, id } = asked
  const facts = await findFacts(house, place, { id, lang, today })
  if (!facts || facts.place === "promises") return undefined
  const { t, heading } = makeLocale(lang)
  const title = facts.place === "people" ? facts.name : heading(facts.title)
  return {
    version: "1.0",
    type: "rich",
    provider_name: t("common.site"),
    provider_url: origin,
    title,
    cache_age: 3600,
    width: widest,
    height: embedHeight,
    html: embedCode(origin, { place, id, lang, title, width: widest }),
  }
}
