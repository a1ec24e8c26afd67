import type { Keys } from "#app/lib/seal.server.ts"

/** What a backup code of an account is found by: its 80 random bits under a key that the database does not hold. */
export function backupCodeTag(keys: Pick<Keys, "tag">, accountId: number, code: string): Buffer {
  return keys.tag(`${String(accountId)} ${code}`, "backup-code")
}
