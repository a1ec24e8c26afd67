import type { AccreditationKind } from "#app/domain/accreditation.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Lang } from "#app/i18n/translate.ts"
import { Facts } from "./facts.tsx"

interface OrganizationFactsProps {
  organization: {
    kind: AccreditationKind
    website: string | null
    langs: readonly Lang[]
    promises: number
    codings: number
    verdicts: number
  }
}

/** Kind, languages and website of an organisation, and what it did here, in numbers. */
export function OrganizationFacts({ organization }: OrganizationFactsProps) {
  const { t, number } = useLocale()
  const { kind, website, langs, promises, codings, verdicts } = organization
  const hasDone = promises + codings + verdicts > 0
  return (
    <>
      <Facts
        facts={[
          { term: t("organization.kind"), value: t(`organization.kind-${kind}`) },
          ...(website === null
            ? []
            : [
                {
                  term: t("organization.website"),
                  value: (
                    <a href={website} rel="noreferrer nofollow">
                      {website}
                    </a>
                  ),
                },
              ]),
          ...(langs.length === 0
            ? []
            : [
                {
                  term: t("organization.langs"),
                  value: langs.map((lang, index) => (
                    <span key={lang} lang={lang} translate="no">
                      {index > 0 && ", "}
                      {t(`common.${lang}`)}
                    </span>
                  )),
                },
              ]),
        ]}
      />
      <section>
        <h2>{t("organization.did")}</h2>
        {kind === "auditor" && !hasDone ? (
          <p>{t("organization.did-none")}</p>
        ) : (
          <>
            <Facts
              facts={[
                { term: t("organization.did-promises"), value: number(promises) },
                { term: t("organization.did-verdicts"), value: number(verdicts) },
                { term: t("organization.did-codings"), value: number(codings) },
              ]}
            />
            <p className="meta">{t("organization.did-note")}</p>
          </>
        )}
      </section>
    </>
  )
}
