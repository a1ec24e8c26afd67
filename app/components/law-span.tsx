import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { typeset } from "#app/i18n/typeset.ts"
import { ListItem, List } from "./list-item.tsx"

type LawLine = Pick<RuleSet, "id" | "name" | "law" | "offices" | "validFrom" | "validTo">

/** From when to when a wording is in force, in words; null where nobody has read that. */
export function validityInWords(law: Validity, locale: Locale): string | null {
  if (law.validFrom === null && law.validTo === null) return null
  return locale.t("recallLaw.in-force", { span: spanInWords(law, locale) })
}

type Validity = Pick<RuleSet, "validFrom" | "validTo">

function spanInWords({ validFrom, validTo }: Validity, { t, day }: Locale): string {
  const [from, to] = [validFrom, validTo].map((end) => (end === null ? "" : day(end)))
  if (validTo === null) return t("recallLaw.since-day", { from: from ?? "" })
  if (validFrom === null) return t("recallLaw.until-day", { to: to ?? "" })
  return t("recallLaw.span-days", { from: from ?? "", to: to ?? "" })
}

/** Every law by name, each office of it with its own page. */
export function LawList({ laws }: { laws: readonly LawLine[] }) {
  const locale = useLocale()
  const { t, lang, path } = locale
  return (
    <List>
      {laws.map((law) => (
        <ListItem
          key={law.id}
          title={law.name[lang]}
          href={path(`/recall?law=${law.id}`)}
          meta={[
            law.law ? (
              <span key="law" translate="no">
                {typeset(lang, law.law[lang])}
              </span>
            ) : (
              t("recallLaw.no-effect")
            ),
            law.law && validityInWords(law, locale),
          ]}
        >
          <p>
            {t("recallLaw.read-law")}:{" "}
            {Object.entries(law.offices).map(([office, name], index) => (
              <span key={office}>
                {index > 0 && " · "}
                <a href={path(`/recall/${office}`)}>{name[lang]}</a>
              </span>
            ))}
          </p>
        </ListItem>
      ))}
    </List>
  )
}
