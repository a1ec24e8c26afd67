import { Links as RemixLinks, Meta } from "@remix-run/react"
import { createContext, useContext } from "react"
import type { ComponentType } from "react"
import { langs } from "#app/i18n/translate.ts"
import type { Lang } from "#app/i18n/translate.ts"
import type { SaidForHead } from "./head-said.ts"
import { Kept } from "./kept.tsx"
import { alternatePath } from "./language-switch.tsx"
import type { Alternates } from "./language-switch.tsx"
import { Routed } from "./routed.tsx"
import type { Routing } from "./routed.tsx"

/** What a page's routes have said already; where nobody has asked them, Remix does. */
export const HeadSaid = createContext<SaidForHead | undefined>(undefined)

interface HeadProps {
  lang: Lang
  /** Kept from search engines. */
  hidden?: boolean | undefined
  /** Where it stands; nothing where it has no address of its own. */
  at: { origin: string; paths: Alternates } | undefined
}

/** The head of every page. One that is the same each time is made once. */
export function Head(own: HeadProps) {
  const said = useContext(HeadSaid)
  if (said?.meta) {
    const given = { ...own, meta: said.meta }
    return <Kept as="head" part={fixedHeadWith(said.links) as never} given={given as never} />
  }
  return (
    <head>
      <Tags {...own} links={said?.links} />
    </head>
  )
}

type Links = SaidForHead["links"]
type FixedHead = ComponentType<HeadProps & { meta: NonNullable<SaidForHead["meta"]> }>

const fixedHeads = new WeakMap<Links, FixedHead>()

/** The head with these links, of which all else is given: Remix's own component writes out what the routes said. */
function fixedHeadWith(links: Links): FixedHead {
  const known = fixedHeads.get(links)
  if (known) return known
  const head: FixedHead = function FixedHead({ meta, ...own }) {
    const entry = { routeModules: { page: { meta } }, isSpaMode: false }
    return (
      <Routed entry={entry as unknown as Routing["entry"]} page={nowhere}>
        <Tags {...own} links={links} />
      </Routed>
    )
  }
  fixedHeads.set(links, head)
  return head
}

const nowhere = {
  location: { pathname: "/", search: "", hash: "", state: null, key: "" },
  matches: [{ route: { id: "page" }, params: {}, pathname: "/", pathnameBase: "/" }],
  loaderData: {},
} as Routing["page"]

function Tags({ lang, hidden, at, links }: HeadProps & { links: Links | undefined }) {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {hidden && <meta name="robots" content="noindex, nofollow" />}
      <Meta />
      {at && <Addresses {...at} lang={lang} />}
      {links?.map((link, index) => <link key={index} {...(link as object)} />) ?? <RemixLinks />}
    </>
  )
}

/** What the page is called in links, here and in the other languages. */
function Addresses({ origin, paths, lang }: { origin: string; paths: Alternates; lang: Lang }) {
  return (
    <>
      <link rel="canonical" href={`${origin}${alternatePath(lang, paths)}`} />
      {langs.map((other) => (
        <link
          key={other}
          rel="alternate"
          hrefLang={other}
          href={`${origin}${alternatePath(other, paths)}`}
        />
      ))}
    </>
  )
}
