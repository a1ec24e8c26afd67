import type { RuleSet } from "#app/domain/rule-set.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { ListItem, List } from "./list-item.tsx"

type LawLine = Pick<RuleSet, "id" | "name" | "law" | "offices" | "validFrom" | "validTo">

/** From when to when a wording is in force, in words. */
export function spanInWords(
  { validFrom, validTo }: Pick<RuleSet, "validFrom" | "validTo">,
  { t, day }: Locale,
): string {
  if (validFrom === null && validTo === null) return t("recallLaw.no-span")
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
            law.law ? law.law[lang] : t("recallLaw.no-effect"),
            law.law && t("recallLaw.in-force", { span: spanInWords(law, locale) }),
          ]}
        >
          <p>
            {Object.entries(law.offices).map(([office, name], index) => (
              <span key={office}>
                {index > 0 && " · "}
                <a href={path(`/recall/${office}`)}>
                  {t("recallLaw.read-law")}
                  {Object.keys(law.offices).length > 1 && `: ${name[lang]}`}
                </a>
              </span>
            ))}
          </p>
        </ListItem>
      ))}
    </List>
  )
}
