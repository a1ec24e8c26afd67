import type { KeptRow } from "#app/domain/import/undo.ts"
import { useLocale } from "#app/i18n/locale.tsx"
import { sayHolder, sayImport } from "#app/i18n/say-import.ts"

interface KeptRowsProps {
  run: { undoneAt: string | null; undoneCount: number | null; keptCount: number | null }
  kept: readonly KeptRow[]
}

const most = 200

/** What an undo takes, or took, and each row that stays with a sentence. */
export function KeptRows({ run, kept }: KeptRowsProps) {
  const { t } = useLocale()
  const isDone = run.undoneAt !== null
  return (
    <section>
      <h2>{t(isDone ? "imports.undo-result" : "imports.undo-preview")}</h2>
      <p>{t("imports.undo-counts", { count: run.undoneCount ?? 0, kept: run.keptCount ?? 0 })}</p>
      <h3>{t("imports.kept-title")}</h3>
      {kept.length === 0 ? (
        <p>{t("imports.kept-none")}</p>
      ) : (
        <ul className="plain-list">
          {kept.slice(0, most).map((row) => (
            <Kept key={`${row.kind} ${row.publicId ?? row.label}`} row={row} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Kept({ row: { kind, label, why, by } }: { row: KeptRow }) {
  const { t, lang } = useLocale()
  return (
    <li>
      {sayImport(lang, `kind-${kind}`)} <bdi translate="no">{label}</bdi>:{" "}
      {t(`imports.kept-${why}`)}
      {by !== null && ` (${sayHolder(lang, by)})`}
    </li>
  )
}
