import type { Measure } from "#app/domain/content-measure.ts"
import { measures } from "#app/domain/content-measure.ts"
import { isRole } from "#app/domain/access.ts"
import { isModeratedKind } from "#app/domain/moderated.ts"
import { defaultZone, useLocale } from "#app/i18n/locale.tsx"
import type { Locale } from "#app/i18n/locale.tsx"
import { dayIn } from "#app/lib/instant.ts"
import { List, ListItem } from "./list-item.tsx"
import { classInWords } from "./text-history.tsx"

interface ClassCount {
  class: string
  measure: Measure
  count: number
}

export interface ShownRemoval {
  publicId: string
  at: string
  measure: Measure
  class: string
  subjectKind: string
  count: number
  roles: string
}

/** How much was done of each class: a row a class, a column a measure that occurs. */
export function RemovalCounts({ counts }: { counts: readonly ClassCount[] }) {
  const locale = useLocale()
  const { t, number } = locale
  const shown = measures.filter((measure) => counts.some((count) => count.measure === measure))
  const classes = [...new Set(counts.map((count) => count.class))]
  return (
    <table className="table">
      <caption>{t("removal.by-rule")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("removal.rule")}</th>
          {shown.map((measure) => (
            <th key={measure} scope="col" className="number">
              {t(`removal.measure-${measure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {classes.map((of) => (
          <tr key={of}>
            <th scope="row">{classInWords(locale, of)}</th>
            {shown.map((measure) => (
              <td key={measure} className="number">
                {number(countOf(counts, of, measure))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The ledger, the latest entry first. */
export function RemovalList({ removals }: { removals: readonly ShownRemoval[] }) {
  const locale = useLocale()
  const { t, day, path } = locale
  return (
    <List>
      {removals.map((removal) => (
        <ListItem
          key={removal.publicId}
          title={t("removal.entry", {
            measure: t(`removal.measure-${removal.measure}`),
            what: kindInWords(locale, removal.subjectKind),
          })}
          href={path(`/removals/${removal.publicId}`)}
          meta={[
            classInWords(locale, removal.class),
            day(dayIn(defaultZone, removal.at)),
            removal.count > 1 && t("removal.count-signatures", { count: removal.count }),
            rolesInWords(locale, removal.roles),
          ]}
        />
      ))}
    </List>
  )
}

/** What an entry is about, in words. */
export function kindInWords({ t }: Pick<Locale, "t">, kind: string): string {
  return isModeratedKind(kind) || kind === "signature" ? t(`report.kind-${kind}`) : kind
}

/** The roles of the one or two who decided: `moderator+operator`. */
export function rolesInWords({ t }: Pick<Locale, "t">, roles: string): string {
  return roles
    .split("+")
    .map((role) => (isRole(role) ? t(`role.${role}`) : role))
    .join(" + ")
}

function countOf(counts: readonly ClassCount[], of: string, measure: Measure): number {
  return counts.find((count) => count.class === of && count.measure === measure)?.count ?? 0
}
