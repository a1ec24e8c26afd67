import type { Instant } from "#app/lib/instant.ts"
import type { Manifest } from "#scripts/backup/manifest.ts"
import { Stop } from "#scripts/user/stop.ts"

/** What is put back, and where from. */
export interface RestoreOrder {
  readonly file: string
  readonly backupKey: Uint8Array
  /** Whether what stands there may be moved aside. */
  readonly replace: boolean
  readonly now: Instant
}

/** What became of it. */
export interface Restored {
  /** Where the database that stood there is now; undefined where there was none. */
  readonly aside: string | undefined
  /** The migrations that this program has and the backup had not. */
  readonly pending: readonly string[]
}

/** What is added to the name of what is moved aside. */
export function asideMark(now: Instant): string {
  return `before_${now.slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "_")}`
}

export const notEmpty =
  "There is a database already: with --replace it is moved aside, and nothing of it is thrown away."

/** @returns which migrations the backup had not @throws Stop where it had others than this program */
export function pendingOf({ migrations }: Manifest, known: readonly string[]): readonly string[] {
  const unknown = migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Stop(
      `The backup is of a later version of this program: it has ${unknown.join(", ")}.`,
    )
  }
  return known.filter((name) => !migrations.includes(name))
}
