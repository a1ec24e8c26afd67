import type { ReactNode } from "react"
import { useLocale } from "#app/i18n/locale.tsx"
import type { Ground } from "#app/domain/person-merge.ts"
import { isMessageKey } from "#app/i18n/translate.ts"
import { IdentifierLine } from "./merge-ground.tsx"
import { OfficeLine } from "./office.tsx"

/** One of two people, as far as they are compared. */
export interface Side {
  publicId: string
  name: string
  otherNames: readonly string[]
  birthDate: string | null
  deathDate: string | null
  gender: string | null
  identifiers: readonly { scheme: string; value: string }[]
  mandates: readonly (Parameters<typeof OfficeLine>[0] & { publicId: string })[]
  counts: readonly (readonly [table: string, count: number])[]
}

interface MergeCompareProps {
  sides: readonly [Side, Side]
  grounds: readonly Ground[]
}

/** Two records side by side, field by field; what both carry is set in bold. */
export function MergeCompare({ sides, grounds }: MergeCompareProps) {
  const { t, path, day } = useLocale()
  const shared = new Set(grounds.map(({ scheme, value }) => `${scheme} ${value}`))
  function dayOf(value: string | null): ReactNode {
    return value === null ? null : day(value)
  }
  return (
    <section>
      <h2>{t("merge.compare")}</h2>
      <table className="table table-stacked compare">
        <thead>
          <tr>
            <th scope="col">{t("merge.field")}</th>
            {sides.map(({ publicId, name }) => (
              <th scope="col" key={publicId}>
                <a href={path(`/people/${publicId}`)} translate="no">
                  {name}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Line
            field={t("merge.other-names")}
            sides={sides}
            say={(side) => list(side.otherNames)}
          />
          <Line field={t("merge.born")} sides={sides} say={(side) => dayOf(side.birthDate)} />
          <Line field={t("merge.died")} sides={sides} say={(side) => dayOf(side.deathDate)} />
          <Line field={t("merge.gender")} sides={sides} say={(side) => side.gender} />
          <Line
            field={t("merge.identifiers")}
            sides={sides}
            say={(side) => list(side.identifiers.map((id) => identifier(id, shared)))}
          />
          <Line
            field={t("merge.seats")}
            sides={sides}
            say={(side) =>
              list(
                side.mandates.map((mandate) => <OfficeLine key={mandate.publicId} {...mandate} />),
              )
            }
          />
          <Line field={t("merge.attached")} sides={sides} say={(side) => <Counts {...side} />} />
        </tbody>
      </table>
    </section>
  )
}

interface LineProps {
  field: string
  sides: readonly [Side, Side]
  say: (side: Side) => ReactNode
}

function Line({ field, sides, say }: LineProps) {
  const { t } = useLocale()
  return (
    <tr>
      <th scope="row">{field}</th>
      {sides.map((side) => (
        <td key={side.publicId} data-label={side.name}>
          <div>{say(side) ?? <span className="meta">{t("merge.unknown")}</span>}</div>
        </td>
      ))}
    </tr>
  )
}

function list(items: readonly ReactNode[]): ReactNode {
  if (items.length === 0) return null
  return (
    <ul className="plain-list">
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  )
}

function identifier(id: { scheme: string; value: string }, shared: ReadonlySet<string>): ReactNode {
  const line = <IdentifierLine {...id} />
  return shared.has(`${id.scheme} ${id.value}`) ? <strong>{line}</strong> : line
}

/** How many rows of each kind hang on a record: null where none do. */
export function Counts({ counts }: Pick<Side, "counts">) {
  const { t, number } = useLocale()
  if (counts.length === 0) return t("merge.attached-none")
  return (
    <ul className="plain-list">
      {counts.map(([table, count]) => {
        const key = `merge.moved-${table}`
        return (
          <li key={table}>
            {isMessageKey(key) ? t(key) : table}: {number(count)}
          </li>
        )
      })}
    </ul>
  )
}
