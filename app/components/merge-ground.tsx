import { formerIdScheme } from "#app/domain/person-merge.ts"
import type { Ground, SchemedId } from "#app/domain/person-merge.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"

/** What two records have in common, a line each. */
export function Grounds({ grounds }: { grounds: readonly Ground[] }) {
  return (
    <ul className="plain-list">
      {grounds.map((ground) => (
        <li key={`${ground.ground} ${ground.scheme} ${ground.value}`}>
          <GroundLine ground={ground} />
        </li>
      ))}
    </ul>
  )
}

function GroundLine({ ground: { ground, scheme, value } }: { ground: Ground }) {
  const { t } = useLocale()
  if (ground === "ambiguous") return t("merge.ambiguous", { value })
  return value === "" ? t("merge.shared-private") : <IdentifierLine scheme={scheme} value={value} />
}

/** An identifier with the register that gives it. */
export function IdentifierLine({ scheme, value }: SchemedId) {
  const { t } = useLocale()
  return (
    <>
      <bdi>{schemeIn(t, scheme)}</bdi>: <bdi translate="no">{value}</bdi>
    </>
  )
}

/** A register as readers call it; a source's own ids by the source. */
export function schemeIn(t: Locale["t"], scheme: string): string {
  if (scheme === formerIdScheme) return t("merge.former-id")
  const [prefix, ...rest] = scheme.split(":")
  const isOwn = prefix === "source" && rest.length > 0
  return isOwn ? t("merge.own-id", { source: rest.join(":") }) : scheme
}
