import { useLocale } from "#app/i18n/locale.tsx"
import { BrandMark } from "./brand.tsx"
import { Kept } from "./kept.tsx"
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
        <Kept as="a" attributes={{ className: "brand", href: path("/") }} part={Brand} given={{}} />
        <Kept
          as="nav"
          attributes={{ className: "nav", "aria-label": t("ui.mainNav") }}
          part={Menu}
          given={{ active, account }}
        />
        <LanguageSwitch alternates={alternates} />
      </div>
    </header>
  )
}

function Brand() {
  return (
    <>
      <BrandMark />
      <span lang="kk">Уәде</span>
    </>
  )
}

function Menu({ active, account }: Pick<HeaderProps, "active" | "account">) {
  const { t, path } = useLocale()
  return (
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
  )
}
