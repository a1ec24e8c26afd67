import type { RecordedCheckpoint } from "#app/domain/log.ts"
import { parseCheckpoint } from "#app/log/checkpoint.ts"
import { parseNote } from "#app/log/signed-note.ts"
import type { Manifest } from "#scripts/backup/manifest.ts"
import type { Restored } from "#scripts/restore/order.ts"

/** What a restore ends with: what the backup holds, what had been signed after it, and what is to be done now. */
export function reportOf({
  manifest,
  recorded,
  checkpointFile,
  aside,
  pending,
}: Restored & {
  readonly manifest: Manifest
  readonly recorded: readonly RecordedCheckpoint[]
  readonly checkpointFile: string
}): string[] {
  const { made_at: madeAt, log } = manifest
  return [
    `The database is as of ${madeAt}, with ${String(log?.size ?? 0)} leaves of the log.`,
    ...(aside === undefined ? [] : [`What stood there is ${aside}.`]),
    ...missing(manifest, recorded, checkpointFile),
    ...(pending.length === 0 ? [] : [`Bring it to the present schema: npm run migrate`]),
  ]
}

function missing(
  { made_at: madeAt, log }: Manifest,
  recorded: readonly RecordedCheckpoint[],
  checkpointFile: string,
): string[] {
  if (!log) return []
  const reach = recorded
    .filter(({ epoch }) => epoch === log.epoch)
    .reduce((most, { note }) => Math.max(most, sizeOf(note)), 0)
  if (recorded.some(({ epoch }) => epoch > log.epoch)) {
    return [`${checkpointFile} knows of a log that was begun after this backup.`, ...goOn(madeAt)]
  }
  if (reach > log.size) {
    const lost = String(reach - log.size)
    return [
      `${checkpointFile} shows that ${String(reach)} leaves had been signed: ${lost} of them, since ${madeAt}, are not in this backup.`,
      ...goOn(madeAt),
    ]
  }
  if (recorded.length > 0) return ["Nothing was signed after it: start the server."]
  return [
    `${checkpointFile} holds nothing: nobody can say whether more was signed after ${madeAt}. The site starts read-only.`,
    "Where you know that this is the newest database: npm run log -- adopt",
    "Else begin a log that cites the last signed checkpoint you can find (a witness, a mirror, a receipt):",
    "  npm run log -- epoch --cite FILE",
  ]
}

function goOn(madeAt: string): string[] {
  return [
    "The site starts read-only and signs nothing. A newer backup, if there is one, is better: npm run restore -- FILE --replace",
    "To go on without what is missing, begin a log that says so; its first leaf cites the one that ended:",
    "  npm run log -- epoch --cite CHECKPOINT_FILE",
    `Receipts handed out after ${madeAt} are ahead of that log: they prove what was signed. Say so publicly.`,
  ]
}

function sizeOf(note: string): number {
  const parsed = parseNote(note)
  return Number((parsed && parseCheckpoint(parsed.text))?.size ?? 0)
}
