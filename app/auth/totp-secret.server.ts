import type { Keys } from "#app/lib/seal.server.ts"

/** Seals an account's secret for one-time codes: moved to another account's row, it opens no more. */
export function sealTotpSecret(keys: Pick<Keys, "seal">, accountId: number, secret: string) {
  return keys.seal(Buffer.from(secret), contextOf(accountId))
}

/** Opens it again. @throws where it was sealed for another account or under another key */
export function openTotpSecret(keys: Pick<Keys, "open">, accountId: number, sealed: Buffer) {
  return keys.open(sealed, contextOf(accountId)).toString("utf8")
}

function contextOf(accountId: number): string {
  return `totp ${String(accountId)}`
}
