import type { Finding } from "#app/domain/audit-finding.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { Facts } from "./facts.tsx"

export interface ShownPlace {
  position: number
  leafIndex: number
  askedAt: string | null
  answer: "yes" | "no" | null
  finding: Finding | null
}

interface AuditSampleProps {
  audit: { root: string; treeSize: number; population: number }
  items: readonly ShownPlace[]
  /** Address of the audit's page. */
  here: string
  mayPublish: boolean
}

/** The formula by which anybody draws the sample again; the words beside it say what it means. */
const formula = "L[SHA-256(root ‖ counter) mod |L|]"

/** The sample as it was drawn: each place with its leaf, its answer and its finding. */
export function AuditSample({ audit, items, here, mayPublish }: AuditSampleProps) {
  const { t, number } = useLocale()
  const found = items.filter(({ finding }) => finding !== null).length
  return (
    <>
      <Facts
        facts={[
          { term: t("audit.root"), value: <code>{audit.root}</code> },
          { term: t("audit.tree-size"), value: number(audit.treeSize) },
          { term: t("audit.population"), value: number(audit.population) },
          { term: t("audit.rule-title"), value: <code>{formula}</code> },
        ]}
      />
      <p className="field-hint">{t("audit.rule")}</p>
      <p>{t("audit.progress", { found, all: items.length })}</p>
      <Places items={items} here={here} />
      {mayPublish && (
        <form method="post">
          <p>{t("audit.publish-why")}</p>
          <Button>{t("audit.publish")}</Button>
        </form>
      )}
    </>
  )
}

function Places({ items, here }: Pick<AuditSampleProps, "items" | "here">) {
  const { t, number } = useLocale()
  return (
    <table className="table table-stacked">
      <thead>
        <tr>
          <th scope="col">{t("audit.number")}</th>
          <th scope="col">{t("audit.leaf")}</th>
          <th scope="col">{t("audit.answer")}</th>
          <th scope="col">{t("audit.finding")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ position, leafIndex, askedAt, answer, finding }) => (
          <tr key={position}>
            <th scope="row">
              <a href={`${here}/signatures/${String(position)}`}>{number(position)}</a>
            </th>
            <td data-label={t("audit.leaf")}>{number(leafIndex)}</td>
            <td data-label={t("audit.answer")}>
              {askedAt !== null && t(`audit.answer-${answer ?? "none"}`)}
            </td>
            <td data-label={t("audit.finding")}>{t(`audit.finding-${finding ?? "none"}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
