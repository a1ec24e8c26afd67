import type { ImportState } from "#app/domain/import-run.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { Button } from "./button.tsx"
import { Panel } from "./panel.tsx"

interface ImportDeedsProps {
  run: {
    id: number
    state: ImportState
    added: number
    updated: number
    expiresAt: string | null
    undoneCount: number | null
  }
}

/** What can be decided about an import now: to keep it, to throw it away, to take it back. */
export function ImportDeeds({ run }: ImportDeedsProps) {
  switch (run.state) {
    case "checked":
      return <Waiting run={run} />
    case "done":
      return <Undoing run={run} />
    default:
      return null
  }
}

function Waiting({ run: { id, added, updated, expiresAt } }: ImportDeedsProps) {
  const { t, path, instant } = useLocale()
  const isWorth = added + updated > 0
  return (
    <Panel title={t("imports.state-checked")}>
      <p>{t(isWorth ? "imports.confirm-lead" : "imports.nothing-new")}</p>
      {expiresAt !== null && <p>{t("imports.expires", { at: instant(expiresAt) })}</p>}
      <div className="button-row">
        {isWorth && (
          <form method="post" action={path(`/imports/${id}/confirmation`)}>
            <Button>{t("imports.confirm")}</Button>
          </form>
        )}
        <form method="post" action={path(`/imports/${id}/removal`)}>
          <Button kind="secondary">{t("imports.give-up")}</Button>
        </form>
      </div>
    </Panel>
  )
}

/** First a trial that says what would stay; only then the deed itself. */
function Undoing({ run: { id, undoneCount } }: ImportDeedsProps) {
  const { t, path } = useLocale()
  const isTried = undoneCount !== null
  return (
    <Panel title={t("imports.undo")}>
      <p>{t("imports.undo-lead")}</p>
      <div className="button-row">
        <form method="post" action={path(`/imports/${id}/undo/trial`)}>
          <Button kind="secondary">{t("imports.undo-try")}</Button>
        </form>
        {isTried && (
          <form method="post" action={path(`/imports/${id}/undo`)}>
            <Button>{t("imports.undo")}</Button>
          </form>
        )}
      </div>
    </Panel>
  )
}
