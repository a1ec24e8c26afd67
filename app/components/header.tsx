import { useLocale } from "#app/i18n/locale.tsx"
import { BrandMark } from "./brand.tsx"
import { LanguageSwitch } from "./language-switch.tsx"
import type { Alternates } from "./language-switch.tsx"

const navPaths = {
  people: "/people",
  promises: "/promises",
  votes: "/votes",
  petitions: "/petitions",
  recall: "/recall",
  method: "/method",
} as const

export type NavItem = keyof typeof navPaths

const navItems = Object.keys(navPaths) as NavItem[]

interface HeaderProps {
  active: NavItem | undefined
  alternates: Alternates
  account: { label: string; href: string } | undefined
}

export function Header({ active, alternates, account }: HeaderProps) {
  const { t, path } = useLocale()
  return (
    <header className="header">
      <div className="header-row page-wrap">
        <a className="brand" href={path("/")}>
          <BrandMark />
          <span lang="kk">Уәде</span>
        </a>
        <nav className="nav" aria-label={t("ui.mainNav")}>
          <ul className="nav-list">
            {navItems.map((item) => (
              <li key={item}>
                <a href={path(navPaths[item])} aria-current={item === active ? "true" : undefined}>
                  {t(`ui.nav-${item}`)}
                </a>
              </li>
            ))}
            {account && (
              <li className="nav-account">
                <a href={account.href}>{account.label}</a>
              </li>
            )}
          </ul>
        </nav>
        <LanguageSwitch alternates={alternates} />
      </div>
    </header>
  )
}
