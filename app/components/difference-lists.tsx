import { rowFates } from "#app/domain/import/difference.ts"
import type { FieldChange, RowDifference, RowFate } from "#app/domain/import/difference.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { sayImport } from "#app/i18n/say-import.ts"

interface DifferenceListsProps {
  differences: readonly RowDifference[]
  isDone: boolean
}

/** The first records of each kind: what is added, what changes field by field, what stays as it is. */
export function DifferenceLists({ differences, isDone }: DifferenceListsProps) {
  return rowFates.map((fate) => (
    <Fate
      key={fate}
      fate={fate}
      rows={differences.filter((row) => row.fate === fate)}
      isDone={isDone}
    />
  ))
}

interface FateProps {
  fate: RowFate
  rows: readonly RowDifference[]
  isDone: boolean
}

function Fate({ fate, rows, isDone }: FateProps) {
  const { t, lang } = useLocale()
  if (rows.length === 0) return null
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  return (
    <section>
      <h2>{t(isDone ? `imports.did-${fate}` : `imports.list-${fate}`)}</h2>
      <p className="meta">{t("imports.list-some")}</p>
      {kinds.map((kind) => (
        <details key={kind} open={fate === "updated"}>
          <summary>{sayImport(lang, `kind-${kind}`)}</summary>
          <ul className="plain-list">
            {rows
              .filter((row) => row.kind === kind)
              .map((row, index) => (
                <Row key={index} row={row} />
              ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

function Row({ row: { fate, label, fields } }: { row: RowDifference }) {
  return (
    <li>
      <bdi translate="no">{label}</bdi>
      {fate === "updated" && fields.length > 0 && (
        <ul>
          {fields.map((field) => (
            <Field key={field.column} field={field} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Field({ field: { column, was, becomes } }: { field: FieldChange }) {
  const { t, lang } = useLocale()
  const nothing = t("imports.nothing")
  return (
    <li>
      {sayImport(lang, `column-${column}`)}:{" "}
      {was === null ? nothing : <del translate="no">{was}</del>}
      {" → "}
      {becomes === null ? nothing : <ins translate="no">{becomes}</ins>}
    </li>
  )
}
