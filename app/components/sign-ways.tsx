import type { OnlineWay } from "#app/domain/identity.ts"
import { useLocale } from "#app/i18n/locale.tsx"

interface SignWaysProps {
  ways: readonly OnlineWay[]
  /** The address of the page for signing, without its language. */
  to: string
}

/** The ways that lead elsewhere than the form beside it; nothing where there are none. */
export function SignWays({ ways, to }: SignWaysProps) {
  const { t, path } = useLocale()
  const others = ways.filter((way) => way !== "email")
  if (others.length === 0) return null
  return (
    <section>
      <h2>{t("identity.ways")}</h2>
      <p>{t("identity.ways-text")}</p>
      <ul className="list">
        {others.toReversed().map((way) => (
          <li key={way}>
            <a href={path(`${to}/${way}`)}>{t(`identity.way-${way}`)}</a>
            <p className="meta">{t(`assurance.${way}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
