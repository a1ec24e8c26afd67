import { useId } from "react"
import { useLocale } from "#app/i18n/locale.tsx"

const links = [
  "about",
  "organizations",
  "method",
  "removals",
  "log",
  "data",
  "developers",
  "privacy",
  "accessibility",
] as const

interface FooterProps {
  invented: boolean | undefined
  signedIn: boolean
}

export function Footer({ invented, signedIn }: FooterProps) {
  const { t, path } = useLocale()
  return (
    <footer className="footer page-wrap">
      <Notches />
      <p>{t("ui.keptBy")}</p>
      <nav aria-label={t("ui.footerNav")}>
        <ul className="footer-links">
          {links.map((link) => (
            <li key={link}>
              <a href={path(`/${link}`)}>{t(`ui.footer-${link}`)}</a>
            </li>
          ))}
          {!signedIn && (
            <li>
              <a href={path("/session")}>{t("ui.footer-session")}</a>
            </li>
          )}
        </ul>
      </nav>
      {invented && <p>{t("ui.invented")}</p>}
    </footer>
  )
}

/** The edge of a tally stick: one notch every nine pixels, however wide the page is. */
function Notches() {
  const pattern = useId()
  return (
    <div className="footer-edge">
      <svg className="footer-notches" aria-hidden="true">
        <pattern id={pattern} width="9" height="7" patternUnits="userSpaceOnUse">
          <path d="M.5 0v7" stroke="currentColor" />
        </pattern>
        <rect width="100%" height="7" fill={`url(#${pattern})`} />
      </svg>
    </div>
  )
}
