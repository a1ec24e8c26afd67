import { z } from "zod"

/** Settings of backups. None of them is needed: without a folder none is made by itself. */
export const backupVariables = {
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_KEY_FILE: z.string().min(1).optional(),
  BACKUP_HOURS: z.coerce.number().int().min(1).max(24).default(24),
}

type Variables = z.infer<z.ZodObject<typeof backupVariables>>

export interface BackupSettings {
  /** Where backups are put by themselves; undefined where none are. */
  readonly dir: string | undefined
  /** The file of the key that seals them. */
  readonly keyFile: string | undefined
  /** So many hours lie between two of them. */
  readonly hours: number
}

export function backupSettings(env: Variables, ownKeyFile: string | undefined): BackupSettings {
  const { BACKUP_DIR: dir, BACKUP_KEY_FILE: keyFile = ownKeyFile, BACKUP_HOURS: hours } = env
  return { dir, keyFile, hours }
}

/** What does not go together, a sentence each. */
export function backupProblems(env: Variables, isProduction: boolean): string[] {
  if (!isProduction || env.BACKUP_DIR === undefined || env.BACKUP_KEY_FILE !== undefined) return []
  return [
    "BACKUP_KEY_FILE is not set: BACKUP_DIR is, and backups are sealed under a key of their own",
  ]
}
