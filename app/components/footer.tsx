import { useLocale } from "#app/i18n/locale.tsx"
import { Kept } from "./kept.tsx"

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
  return (
    <Kept
      as="footer"
      attributes={{ className: "footer page-wrap" }}
      part={Rows}
      given={{ invented, signedIn }}
    />
  )
}

function Rows({ invented, signedIn }: FooterProps) {
  const { t, path } = useLocale()
  return (
    <>
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
    </>
  )
}

/** A page has one footer: its pattern needs no name of its own. */
const notches = "footer-notches"

/** The edge of a tally stick: one notch every nine pixels, however wide the page is. */
function Notches() {
  return (
    <div className="footer-edge">
      <svg className="footer-notches" aria-hidden="true">
        <pattern id={notches} width="9" height="7" patternUnits="userSpaceOnUse">
          <path d="M.5 0v7" stroke="currentColor" />
        </pattern>
        <rect width="100%" height="7" fill={`url(#${notches})`} />
      </svg>
    </div>
  )
}
