import { undoImport } from "#app/domain/import/undo.server.ts"
import type { Undone } from "#app/domain/import/undoing.server.ts"
import type { KeptRow } from "#app/domain/import/undo.ts"
import { refusalSentence } from "#app/i18n/refusal.ts"
import { sayHolder, sayImport } from "#app/i18n/say-import.ts"
import type { Lang } from "#app/i18n/translate.ts"
import type { Clock } from "#app/lib/instant.ts"
import type { Db } from "#db/connection.server.ts"
import { listImportRuns } from "#db/queries/import-runs.server.ts"
import type { StoredRun } from "#db/queries/import-runs.server.ts"

/** How a report is printed. */
export interface Saying {
  readonly lang: Lang
  readonly isJson: boolean
}

/** `npm run import -- runs`: the newest imports, each with the number by which it is taken back. */
export async function printRuns(db: Db, { lang, isJson }: Saying): Promise<number> {
  const runs = await listImportRuns(db.read, 50)
  const finished = runs.filter(({ finishedAt }) => finishedAt !== null)
  if (isJson) console.log(JSON.stringify({ runs: finished.map(asRecord) }))
  else for (const run of finished) console.log(sayRun(run, lang))
  return 0
}

/**
 * `npm run import -- undo <run>`: takes an import back and prints what was taken, restored and kept. Exit 0
 * where nothing had to be kept, 2 where something was, 1 where there is no such import.
 */
export async function printUndo(
  db: Db,
  clock: Clock,
  run: number,
  { lang, isJson, isDryRun }: Saying & { readonly isDryRun: boolean },
): Promise<number> {
  const outcome = await undoImport(db, run, { accountId: null }, clock.now(), isDryRun)
  if (!outcome.ok) {
    console.error(refusalSentence(lang, outcome.refusal))
    return 1
  }
  const undone = outcome.value
  if (isJson) console.log(JSON.stringify({ run, dry_run: isDryRun, ...undone }))
  else console.log(sayUndone(undone, { run, isDryRun, lang }))
  return undone.kept.length === 0 ? 0 : 2
}

function asRecord(run: StoredRun) {
  const { id, startedAt, format, source, file, read, added, updated, unchanged, rejected } = run
  return {
    ...{ run: id, at: startedAt, format, source, file },
    ...{ read, added, updated, unchanged, rejected, warnings: run.warnings },
    ...{ undone_at: run.undoneAt, kept: run.keptCount },
  }
}

function sayRun(run: StoredRun, lang: Lang): string {
  const counts = (["added", "updated", "unchanged", "rejected"] as const)
    .map((name) => `${sayImport(lang, name)} ${run[name]}`)
    .join(", ")
  const undone =
    run.undoneAt === null ? "" : ` · ${sayImport(lang, "undone-at", { at: run.undoneAt })}`
  return `${run.id} · ${run.startedAt} · ${run.format} · ${run.file} · ${counts}${undone}`
}

function sayUndone(
  { taken, restored, kept }: Undone,
  { run, isDryRun, lang }: { run: number; isDryRun: boolean; lang: Lang },
): string {
  const lines = [
    sayImport(lang, isDryRun ? "undo-tried" : "undo-done", { run }),
    ...Object.entries(taken).map(([kind, count]) => line("taken", kind, count)),
    ...Object.entries(restored).map(([kind, count]) => line("restored", kind, count)),
    ...kept.map((row) => `${sayImport(lang, "kept")}: ${sayKept(row, lang)}`),
  ]
  function line(deed: "taken" | "restored", kind: string, count: number): string {
    return `${sayImport(lang, deed)}: ${sayImport(lang, `kind-${kind}`)} ${count}`
  }
  return lines.join("\n")
}

/** A row that stays, in one sentence. */
export function sayKept({ kind, label, publicId, why, by }: KeptRow, lang: Lang): string {
  const named = `${sayImport(lang, `kind-${kind}`)} «${label}»${publicId ? ` (${publicId})` : ""}`
  const holder = by === null ? "" : `: ${sayHolder(lang, by)}`
  return `${named}: ${sayImport(lang, `kept-${why}`)}${holder}`
}
