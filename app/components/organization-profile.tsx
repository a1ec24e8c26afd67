import type { AccreditationKind } from "#app/domain/accreditation.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"
import { InTongue } from "./tongue.tsx"

interface OrganizationProfileProps {
  profile: {
    kind: AccreditationKind
    website: string | null
    scope: string | null
    funding: string | null
    conflicts: string | null
    langs: readonly Lang[]
    lang: Lang
  }
}

/** What an organisation says of itself, in its own words. What it has not said is said too. */
export function OrganizationProfile({ profile }: OrganizationProfileProps) {
  const { t } = useLocale()
  return (
    <>
      {(["funding", "conflicts", "scope"] as const).map((part) => (
        <section key={part}>
          <h2>{t(`organization.${part}`)}</h2>
          {profile[part] === null ? (
            <p>{t("organization.not-declared")}</p>
          ) : (
            <p className="verbatim">
              <InTongue lang={profile.lang}>{profile[part]}</InTongue>
            </p>
          )}
        </section>
      ))}
    </>
  )
}
