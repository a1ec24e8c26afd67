import {
  data,
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react"
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import type { ReactNode } from "react"
import { alternatePath } from "#app/components/language-switch.tsx"
import type { Alternates } from "#app/components/language-switch.tsx"
import { Page } from "#app/components/page.tsx"
import { ProblemPage, problemStatus } from "#app/components/problem-page.tsx"
import { StandingProvider } from "#app/components/standing-context.tsx"
import type { NavItem } from "#app/components/header.tsx"
import type { Role } from "#app/domain/access.ts"
import { workplaceOf } from "#app/domain/workplace.ts"
import { langOfPath } from "#app/i18n/lang.ts"
import type { Lang } from "#app/i18n/lang.ts"
import { LocaleProvider, useLocale } from "#app/i18n/locale.tsx"
import { isLang, langs, translate } from "#app/i18n/translate.ts"
import styles from "#app/styles/app.css?url"

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/icon-180.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
  {
    rel: "preload",
    href: "/fonts/uade-literata.woff2",
    as: "font",
    type: "font/woff2",
    crossOrigin: "anonymous",
  },
]

/** The title of a page that says no; every other page brings its own. */
export const meta: MetaFunction<typeof loader> = ({ data: root, error, location }) => {
  const lang = root?.lang ?? langBesideLoader(location.pathname)
  const site = translate(lang, "common.site")
  if (!error) return [{ title: site }]
  const status = problemStatus(isRouteErrorResponse(error) ? error.status : 500)
  return [{ title: `${translate(lang, `error.${status}-title`)} — ${site}` }]
}

/** What a route says of itself to the frame around it. */
export interface PageHandle {
  nav?: NavItem
  /** Shows the strip that leads away at once: pages on which being seen may harm. */
  quickExit?: boolean
  /** Kept from search engines. */
  hidden?: boolean
  /** The letter's secret, where pages differ by nothing else: they are rendered once. Its data is what loaders gave. */
  secretOf?: (data: never) => string | undefined
}

export function loader({ context, request }: LoaderFunctionArgs) {
  const { house, lang, ofReader } = context
  const path = new URL(request.url).pathname
  return data({
    lang,
    origin: house.origin,
    /** The page's path without its language. */
    path: isLang(path.slice(1, 3)) ? path.slice(3) || "/" : "/",
    role: ofReader((account) => account?.role ?? null),
    invented: house.mode === "demo",
    standing: context.standing,
  })
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root")
  const { pathname } = useLocation()
  const lang = root?.lang ?? langBesideLoader(pathname)
  const { hidden } = useHandle()
  const addresses = useAddresses()
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {hidden && <meta name="robots" content="noindex, nofollow" />}
        <Meta />
        {root && <HeadLinks origin={root.origin} paths={addresses ?? root.path} lang={lang} />}
        <Links />
      </head>
      <body>
        <LocaleProvider lang={lang}>
          <StandingProvider standing={root?.standing}>
            <Frame>{children}</Frame>
          </StandingProvider>
        </LocaleProvider>
      </body>
    </html>
  )
}

/** Where an action throws, no loader runs: then the address alone tells the language. */
function langBesideLoader(pathname: string): Lang {
  return langOfPath(pathname) ?? "kk"
}

export default function App() {
  return <Outlet />
}

/** Also for what loaders throw on purpose: a missing page, a removed petition, another person's form. */
export function ErrorBoundary() {
  const fault = useRouteError()
  return <ProblemPage status={isRouteErrorResponse(fault) ? fault.status : 500} />
}

function Frame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root")
  const { nav, quickExit } = useHandle()
  return (
    <Page
      active={nav}
      alternates={useAddresses() ?? root?.path}
      account={useOwnPlace(root?.role ?? null)}
      quickExit={quickExit}
      invented={root?.invented}
    >
      {children}
    </Page>
  )
}

/** Where a signed-in person works: their desk, or their account. */
function useOwnPlace(role: Role | null): { label: string; href: string } | undefined {
  const { t, path } = useLocale()
  if (role === null) return undefined
  const place = workplaceOf(role)
  return { label: t(`page.${place}`), href: path(`/${place}`) }
}

interface HeadLinksProps {
  origin: string
  paths: Alternates
  lang: Lang
}

/** What the page is called in links, here and in the other languages. */
function HeadLinks({ origin, paths, lang }: HeadLinksProps) {
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

/** The page's address in each language, where its loader gives it a readable tail. */
function useAddresses(): Readonly<Record<Lang, string>> | undefined {
  const matches = useMatches() as { data?: { addresses?: Readonly<Record<Lang, string>> } | null }[]
  return matches.at(-1)?.data?.addresses
}

function useHandle(): PageHandle {
  const matches = useMatches() as { handle?: PageHandle }[]
  return matches.at(-1)?.handle ?? {}
}
