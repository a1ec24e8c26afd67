import type { ImportState } from "#app/domain/import-run.ts"
import { sayImport } from "#app/i18n/say-import.ts"
import { useLocale } from "#app/i18n/locale.tsx"

interface ImportLine {
  id: number
  at: string
  format: string
  file: string
  state: ImportState
  added: number
  updated: number
  unchanged: number
  rejected: number
  by: string | null
}

/** Imports, the newest first: what each is of, where it stands and what it did. */
export function ImportTable({ runs }: { runs: readonly ImportLine[] }) {
  const { t } = useLocale()
  return (
    <table className="table table-stacked">
      <thead>
        <tr>
          <th scope="col">{t("imports.number")}</th>
          <th scope="col">{t("imports.when")}</th>
          <th scope="col">{t("imports.what")}</th>
          <th scope="col">{t("imports.outcome")}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Line key={run.id} run={run} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ run }: { run: ImportLine }) {
  const { t, path, instant, lang } = useLocale()
  const { id, at, format, file, state, by, ...counts } = run
  return (
    <tr>
      <th scope="row">
        <a href={path(`/imports/${id}`)}>{t("imports.run-title", { number: id })}</a>
      </th>
      <td data-label={t("imports.when")}>
        <span>{instant(at)}</span>
      </td>
      <td data-label={t("imports.what")}>
        <span>
          {sayImport(lang, `format-${format}`)}, <bdi translate="no">{file}</bdi>
          {by !== null && `, ${sayImport(lang, `by-${by}`)}`}
        </span>
      </td>
      <td data-label={t("imports.outcome")}>
        <span>
          {t(`imports.state-${state}`)}
          {(state === "done" || state === "checked") && `: ${t("imports.counts", counts)}`}
        </span>
      </td>
    </tr>
  )
}
