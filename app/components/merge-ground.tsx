import { formerIdScheme } from "#app/domain/person-merge.ts"
import type { Ground, SchemedId } from "#app/domain/person-merge.ts"
import { useLocale } from "#app/i18n/locale.tsx"

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
  return (
    <>
      <SchemeName scheme={scheme} />: <bdi translate="no">{value}</bdi>
    </>
  )
}

/** A register as readers call it; a source's own ids by the source. */
export function SchemeName({ scheme }: { scheme: string }) {
  const { t } = useLocale()
  const [prefix, ...rest] = scheme.split(":")
  if (scheme === formerIdScheme) return t("merge.former-id")
  if (prefix === "source" && rest.length > 0) {
    return t("merge.own-id", { source: rest.join(":") })
  }
  return <bdi translate="no">{scheme}</bdi>
}
