import { formatStatement, parseStatement } from "./signature-statement.server.ts"
import type { SignerStatement, WholeStatement } from "./signature-statement.server.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"

export type { SignerStatement } from "./signature-statement.server.ts"

/** A petition and its own key, as its row holds it. */
export interface KeyedPetition {
  readonly publicId: string
  readonly keySealed: Buffer | null
}

/** A fresh key of a petition's own, sealed under the house's key. Tags made under it fit no other petition. */
export function newPetitionKey(keys: Pick<Keys, "seal">, publicId: string): Buffer {
  return keys.seal(newKey(), petitionContext(publicId))
}

/**
 * The keyed hashes by which one petition knows a signer again.
 *
 * `tag` (one person, one signature) is of the IIN where the petition asks for it, else of the canonical
 * address; `emailTag` is of the address: where that is who signs, both are one.
 * @throws where the petition's key has been destroyed
 */
export function signerTags(
  keys: Pick<Keys, "open">,
  petition: KeyedPetition,
  signer: { readonly iin: string | null; readonly canonicalEmail: string },
): { readonly tag: Buffer; readonly emailTag: Buffer } {
  const own = ownKeys(keys, petition)
  const { publicId } = petition
  const { iin, canonicalEmail } = signer
  const tag = marked(own, iin ?? canonicalEmail, `recall/v1/dedup\0${publicId}`)
  if (iin === null) return { tag, emailTag: tag }
  return { tag, emailTag: marked(own, canonicalEmail, `recall/v1/email\0${publicId}`) }
}

/**
 * A keyed hash of the words by which a person is known on paper who gives no IIN.
 * @throws where the petition's key has been destroyed
 */
export function personTag(
  keys: Pick<Keys, "open">,
  petition: KeyedPetition,
  words: string,
): Buffer {
  return marked(ownKeys(keys, petition), words, `recall/v1/person\0${petition.publicId}`)
}

/** Half of a hash: 128 bits, under which no two of all people on earth meet. */
const markLength = 16

function marked(own: Keys, value: string, context: string): Buffer {
  return own.tag(value, context).subarray(0, markLength)
}

/** Of rows as they were read: a key is known no longer than the row that holds it sealed. */
const openedOf = new WeakMap<Buffer, Keys>()

function ownKeys(keys: Pick<Keys, "open">, { publicId, keySealed }: KeyedPetition): Keys {
  if (!keySealed) throw new Error(`petition ${publicId} has no key any more`)
  const own = openedOf.get(keySealed) ?? makeKeys(keys.open(keySealed, petitionContext(publicId)))
  openedOf.set(keySealed, own)
  return own
}

/** Seals a statement under a key of its own, and that key under the house's: without the one the other is noise. */
export function sealStatement(
  keys: Pick<Keys, "seal">,
  statement: WholeStatement,
): { readonly keySealed: Buffer; readonly statementSealed: Buffer } {
  const key = newKey()
  return {
    keySealed: keys.seal(key, signatureContext(statement.petition)),
    statementSealed: makeKeys(key).seal(formatStatement(statement), statement.petition),
  }
}

/** Seals a statement anew under the keys of its signature. */
export function resealStatement(own: Pick<Keys, "seal">, statement: WholeStatement): Buffer {
  return own.seal(formatStatement(statement), statement.petition)
}

/** Opens what `sealStatement` sealed. @throws where it belongs to another petition or was changed */
export function openStatement(
  keys: Pick<Keys, "open">,
  petition: string,
  sealed: { readonly keySealed: Buffer; readonly statementSealed: Buffer },
): SignerStatement {
  const own = signatureKeys(keys, petition, sealed.keySealed)
  return readStatement(own, petition, sealed.statementSealed)
}

/** The same for who has opened the keys of the signature. */
export function readStatement(
  own: Pick<Keys, "open">,
  petition: string,
  statementSealed: Buffer,
): SignerStatement {
  return parseStatement(petition, own.open(statementSealed, petition))
}

/** The keys of a signature's own, under which all that is kept of its signer is sealed. */
export function signatureKeys(keys: Pick<Keys, "open">, petition: string, keySealed: Buffer): Keys {
  return makeKeys(keys.open(keySealed, signatureContext(petition)))
}

function petitionContext(publicId: string): string {
  return `petition/${publicId}`
}

function signatureContext(petition: string): string {
  return `signature/${petition}`
}
