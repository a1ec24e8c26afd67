import {
  data,
  isRouteErrorResponse,
  Outlet,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react"
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import type { ReactNode } from "react"
import { Head } from "#app/components/head.tsx"
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
import { isLang, translate } from "#app/i18n/translate.ts"
import { pathAndQueryOf } from "#app/lib/address.ts"
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
  const path = pathAndQueryOf(request.url).pathname
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
  const { handle, addresses } = useInnermost()
  const alternates = addresses ?? root?.path
  const at = root && { origin: root.origin, paths: addresses ?? root.path }
  return (
    <html lang={lang}>
      <LocaleProvider lang={lang}>
        <Head lang={lang} hidden={handle.hidden} at={at} />
        <body>
          <StandingProvider standing={root?.standing}>
            <Frame {...{ root, handle, alternates }}>{children}</Frame>
          </StandingProvider>
        </body>
      </LocaleProvider>
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

interface FrameProps {
  root: ReturnType<typeof useRouteLoaderData<typeof loader>>
  handle: PageHandle
  alternates: Alternates | undefined
  children: ReactNode
}

function Frame({ root, handle: { nav, quickExit }, alternates, children }: FrameProps) {
  return (
    <Page
      active={nav}
      alternates={alternates}
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

interface Innermost {
  handle: PageHandle
  /** The page's address in each language, where its loader gives it a readable tail. */
  addresses: Readonly<Record<Lang, string>> | undefined
}

/** What the innermost route says of itself, and its loader of the page's addresses. */
function useInnermost(): Innermost {
  const matches = useMatches() as {
    handle?: PageHandle
    data?: { addresses?: Innermost["addresses"] } | null
  }[]
  const { handle = {}, data } = matches.at(-1) ?? {}
  return { handle, addresses: data?.addresses }
}
