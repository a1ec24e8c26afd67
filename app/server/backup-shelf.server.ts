import { readdir, stat } from "node:fs/promises"
import path from "node:path"
import { day, hour, later, millisecondsOf } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"

/** A backup as it lies in BACKUP_DIR. */
export interface KeptBackup {
  readonly name: string
  /** As of when it holds the database. */
  readonly at: Instant
  readonly bytes: number
}

/** The name of a backup made by itself: `uade-2026-11-29T21-00-00Z.backup`. */
export function backupName(at: Instant): string {
  return `uade-${at.slice(0, 19).replaceAll(":", "-")}Z.backup`
}

/** The backups of a folder, the newest first; those of other names are not looked at. */
export async function listBackups(folder: string): Promise<readonly KeptBackup[]> {
  const names = await readdir(folder).catch(() => [])
  const found = names.flatMap((name) => {
    const at = instantOfName(name)
    return at === undefined ? [] : [{ name, at }]
  })
  const kept = await Promise.all(
    found.map(async (one) => ({ ...one, bytes: await bytesOf(path.join(folder, one.name)) })),
  )
  return kept.sort((one, other) => (one.at < other.at ? 1 : -1))
}

/** The newest backup that lies in BACKUP_DIR; undefined where there is none. */
export async function findNewestBackup(folder: string): Promise<KeptBackup | undefined> {
  return (await listBackups(folder))[0]
}

/** One an hour for a day, one a day for a week, one a week for four weeks. */
const kept: readonly [spacing: number, many: number][] = [
  [hour, 24],
  [day, 7],
  [7 * day, 4],
]

/**
 * Which of some backups are over: of each hour, day and week the newest is kept, for so many of them that there are
 * backups of. The newest of all is always kept.
 */
export function overBackups<Backup extends { readonly at: Instant }>(
  backups: readonly Backup[],
  now: Instant,
): Backup[] {
  const staying = new Set<Backup>(backups.slice(0, 1))
  for (const [spacing, many] of kept) {
    const since = later(now, -spacing * many)
    const seen = new Set<number>()
    for (const backup of backups) {
      const stretch = Math.floor((millisecondsOf(backup.at) ?? 0) / spacing)
      if (backup.at > since && !seen.has(stretch)) staying.add(backup)
      seen.add(stretch)
    }
  }
  return backups.filter((backup) => !staying.has(backup))
}

function instantOfName(name: string): Instant | undefined {
  const [, dayOf, time] = /^uade-(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d)Z\.backup$/.exec(name) ?? []
  if (dayOf === undefined || time === undefined) return undefined
  const at = `${dayOf}T${time.replaceAll("-", ":")}.000Z`
  return millisecondsOf(at) === undefined ? undefined : at
}

async function bytesOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0
}
