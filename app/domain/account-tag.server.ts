import type { Keys } from "#app/lib/seal.server.ts"

/** What an address is found by: a keyed hash of its canonical form, the same for all its spellings. */
export function emailTag(keys: Pick<Keys, "tag">, canonicalEmail: string): Buffer {
  return keys.tag(canonicalEmail, "account-email")
}
