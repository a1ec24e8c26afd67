import { useLocale } from "#app/i18n/locale.tsx"
import { sayReason } from "#app/i18n/import-reason.ts"

interface ImportProblemsProps {
  run: {
    id: number
    rejected: number
    warnings: number
    checkedAt: string | null
    finishedAt: string | null
  }
  problems: readonly { level: "reject" | "warning"; place: string; reason: string }[]
}

/** Records that were not taken or not as they stand: where each lies in the file, and why. */
export function ImportProblems({ run, problems }: ImportProblemsProps) {
  const { t, path } = useLocale()
  if ((run.checkedAt ?? run.finishedAt) === null) return null
  if (problems.length === 0 && run.rejected + run.warnings > 0) return null
  return (
    <section>
      <h2>{t("imports.list-problems")}</h2>
      {problems.length === 0 ? (
        <p>{t("imports.problems-none")}</p>
      ) : (
        <>
          <p>
            {t("imports.list-first", {
              count: problems.length,
              total: run.rejected + run.warnings,
            })}{" "}
            <a href={path(`/imports/${run.id}/problems.csv`)}>{t("imports.problems-csv")}</a>
          </p>
          <table className="table table-stacked">
            <thead>
              <tr>
                <th scope="col">{t("imports.problem-place")}</th>
                <th scope="col">{t("imports.problem-level")}</th>
                <th scope="col">{t("imports.problem-reason")}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map((problem, index) => (
                <Line key={index} problem={problem} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

function Line({ problem }: { problem: ImportProblemsProps["problems"][number] }) {
  const { t, lang } = useLocale()
  const { level, place, reason } = problem
  return (
    <tr>
      <th scope="row">
        <code translate="no">{place}</code>
      </th>
      <td data-label={t("imports.problem-level")}>
        <span>{t(`imports.level-${level}`)}</span>
      </td>
      <td data-label={t("imports.problem-reason")}>
        <span>{sayReason(lang, reason)}</span>
      </td>
    </tr>
  )
}
