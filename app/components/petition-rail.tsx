import type { OnlineWay } from "#app/domain/identity.ts"
import type { LawBasis } from "#app/domain/law-basis.ts"
import type { Lang } from "#app/i18n/translate.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { ButtonLink } from "./button.tsx"
import { Facts } from "./facts.tsx"
import { Notice } from "./notice.tsx"
import { ByLastKnown } from "./petition-lawful.tsx"
import { Panel } from "./panel.tsx"
import { StopNotice } from "./stop-notice.tsx"

interface SignPanelProps {
  /** Undefined while the petition takes no signatures. */
  href: string | undefined
  advisory: boolean
  /** It looks for its first supporters: they are asked, not signers at large. */
  seconding: boolean
}

/** The one thing to do on a petition's page, and what it is worth in law. */
export function SignPanel({ href, advisory, seconding }: SignPanelProps) {
  const { t } = useLocale()
  return (
    <Panel>
      {href !== undefined && <StopNotice kind="signing" />}
      {href === undefined ? (
        <p>{t("petition.not-signable")}</p>
      ) : (
        <ButtonLink wide href={href}>
          {t(seconding ? "petition.second" : "pattern.sign")}
        </ButtonLink>
      )}
      {seconding && <p>{t("sign.second-hold")}</p>}
      <p>{t("pattern.legal-effect")}</p>
      {advisory && <p>{t("petition.advisory")}</p>}
    </Panel>
  )
}

export interface LawFacts {
  readonly name: Readonly<Record<Lang, string>>
  readonly law: Readonly<Record<Lang, string>> | null
  readonly advisory: boolean
  readonly asks: "email" | "iin"
  /** The ways in which it may be signed online, weakest first. */
  readonly ways: readonly OnlineWay[]
  /** Whether they may still change, have stood since signing opened, or no longer matter. */
  readonly waysStand: "until-open" | "since-open" | null
  readonly basis: LawBasis | null
  readonly lastKnownBefore: string | null
}

/** Under which rules the petition runs, and how its signers are told apart. */
export function PetitionLaw(facts: LawFacts) {
  const { name, law, advisory, asks, ways, waysStand, basis, lastKnownBefore } = facts
  const { t, lang } = useLocale()
  return (
    <>
      <section>
        <h2>{t("petition.law")}</h2>
        <Facts
          facts={[
            { term: t("petition.rule-set"), value: name[lang] },
            { term: t("petition.law"), value: law ? law[lang] : t("petition.law-none") },
          ]}
        />
        <ByLastKnown basis={basis} before={lastKnownBefore} />
        {advisory && <Notice kind="legal">{t("petition.advisory-why")}</Notice>}
      </section>
      <section>
        <h2>{t("petition.assurance")}</h2>
        <p>{t(asks === "iin" ? "petition.asks-iin" : "petition.asks-email")}</p>
        <ul className="meta">
          {ways.map((way) => (
            <li key={way}>{t(`assurance.${way}`)}</li>
          ))}
        </ul>
        {waysStand && <p className="meta">{t(`ways.${waysStand}`)}</p>}
      </section>
    </>
  )
}
