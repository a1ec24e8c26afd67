import { skeleton } from "./fold.ts"
import { parseIin } from "./iin.ts"
import type { LineReading } from "./sheet-line.ts"
import { personTag, signerTags } from "./signature-secrets.server.ts"
import type { KeyedPetition } from "./signature-secrets.server.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"

/** A reading under a key of its own, and that key under the house's: without the one the other is noise. */
export interface SealedReading {
  readonly keySealed: Buffer
  readonly readingSealed: Buffer
}

/** Seals what one person read on a line. */
export function sealReading(
  keys: Pick<Keys, "seal">,
  petition: string,
  reading: LineReading,
): SealedReading {
  const key = newKey()
  return {
    keySealed: keys.seal(key, contextOf(petition)),
    readingSealed: makeKeys(key).seal(Buffer.from(canonicalJson(reading)), petition),
  }
}

/** Opens what `sealReading` sealed. @throws where it belongs to another petition or was changed */
export function openReading(
  keys: Pick<Keys, "open">,
  petition: string,
  { keySealed, readingSealed }: SealedReading,
): LineReading {
  const key = keys.open(keySealed, contextOf(petition))
  const plain = makeKeys(key).open(readingSealed, petition)
  return JSON.parse(plain.toString("utf8")) as LineReading
}

/**
 * The keyed hashes by which a petition knows the signer of a line again.
 *
 * `tag` is the very tag of an online signature with this IIN; null where the line has none. `nameTag` is of
 * full name and place of registration, however they are spelt, for lines that have no IIN.
 * @throws where the petition's key has been destroyed
 */
export function lineTags(
  keys: Pick<Keys, "open">,
  petition: KeyedPetition,
  { family, given, patronymic, iin, place }: LineReading,
): { readonly tag: Buffer | null; readonly nameTag: Buffer } {
  const read = iin === null ? undefined : parseIin(iin)
  const person = [family, given, patronymic, place].map((text) => skeleton(text ?? "")).join("\0")
  return {
    tag: read?.ok ? signerTags(keys, petition, { iin: read.value, canonicalEmail: "" }).tag : null,
    nameTag: personTag(keys, petition, person),
  }
}

function contextOf(petition: string): string {
  return `sheet-line/${petition}`
}
