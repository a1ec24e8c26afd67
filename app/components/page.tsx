import type { ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import { Footer } from "./footer.tsx"
import { Header, type NavItem } from "./header.tsx"
import type { Alternates } from "./language-switch.tsx"
import { Invented } from "./invented.tsx"
import { QuickExit } from "./quick-exit.tsx"
import { StandingBanner } from "./standing-banner.tsx"

interface PageProps {
  /** The part of the site this page belongs to; nothing is marked when it belongs to none. */
  active?: NavItem | undefined
  /** This page's path without the language, such as `/people/k3v9x2m4q8ab7tpz`, or one for each language. */
  alternates?: Alternates | undefined
  /** Where a person who is signed in finds their own things. */
  account?: { label: string; href: string } | undefined
  /** Shows the strip that leads away from the page at once. */
  quickExit?: boolean | undefined
  /** Says on the page that its people and numbers are invented. */
  invented?: boolean | undefined
  children: ReactNode
}

/** The frame of every page: skip link, header, the one `<main>`, footer. */
export function Page({
  active,
  alternates = "/",
  account,
  quickExit,
  invented,
  children,
}: PageProps) {
  const { t } = useLocale()
  return (
    <>
      <a className="skip-link" href="#main">
        {t("ui.skip")}
      </a>
      {quickExit && <QuickExit />}
      {invented && <Invented />}
      <StandingBanner />
      <Header active={active} alternates={alternates} account={account} />
      <main className="main page-wrap" id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer invented={invented} signedIn={account !== undefined} />
    </>
  )
}
