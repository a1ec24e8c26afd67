import type { ImportState } from "#app/domain/import-run.ts"
import { isBusy } from "#app/domain/import-run.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { sayReason } from "#app/i18n/import-reason.ts"
import { Facts } from "./facts.tsx"
import { Notice } from "./notice.tsx"

interface ImportStandingProps {
  run: {
    state: ImportState
    failure: string | null
    read: number
    added: number
    updated: number
    unchanged: number
    rejected: number
    warnings: number
    checkedAt: string | null
    finishedAt: string | null
  }
  progress: { done: number; total: number } | null
}

const names = ["read", "added", "updated", "unchanged", "rejected", "warnings"] as const

/** Where an import stands: how far it is, why it failed, or in numbers what it does. */
export function ImportStanding({ run, progress }: ImportStandingProps) {
  const { t, number, lang } = useLocale()
  if (run.failure !== null) {
    return (
      <Notice title={t("imports.state-failed")}>
        <p>{sayReason(lang, run.failure)}</p>
      </Notice>
    )
  }
  return (
    <>
      {isBusy(run.state) && <Going progress={progress} />}
      {(run.checkedAt ?? run.finishedAt) !== null && (
        <section>
          <h2>{t(run.finishedAt === null ? "imports.preview" : "imports.result")}</h2>
          <Facts
            facts={names.map((name) => ({ term: t(`imports.${name}`), value: number(run[name]) }))}
          />
        </section>
      )}
    </>
  )
}

function Going({ progress }: Pick<ImportStandingProps, "progress">) {
  const { t } = useLocale()
  return (
    <p role="status">
      {progress && (
        <>
          {t("imports.progress", {
            done: Math.min(progress.done, progress.total),
            total: progress.total,
          })}{" "}
          <meter min={0} max={progress.total} value={Math.min(progress.done, progress.total)}>
            {progress.done}
          </meter>{" "}
        </>
      )}
      {t("imports.reload")}
    </p>
  )
}
