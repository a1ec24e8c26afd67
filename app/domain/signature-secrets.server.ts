import type { Assurance } from "./signature.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import { makeKeys, newKey } from "#app/lib/seal.server.ts"
import type { Keys } from "#app/lib/seal.server.ts"

/** Who signs what: all that is kept of a signer, and only sealed. */
export interface SignerStatement {
  readonly petition: string
  /** SHA-256 of the text that was signed, in hexadecimal digits. */
  readonly textSha256: string
  readonly family: string
  readonly given: string
  readonly patronymic: string | null
  readonly iin: string | null
  /** Empty where the signer gave none: who is identified otherwise may. */
  readonly email: string
  /** The district that the signer declared. */
  readonly areaId: number | null
  readonly lang: string
  readonly assurance: Assurance
}

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
 * address; `emailTag` is always of the address.
 * @throws where the petition's key has been destroyed
 */
export function signerTags(
  keys: Pick<Keys, "open">,
  petition: KeyedPetition,
  signer: { readonly iin: string | null; readonly canonicalEmail: string },
): { readonly tag: Buffer; readonly emailTag: Buffer } {
  const own = ownKeys(keys, petition)
  const emailTag = own.tag(signer.canonicalEmail, `recall/v1/email\0${petition.publicId}`)
  const tag =
    signer.iin === null
      ? own.tag(signer.canonicalEmail, `recall/v1/dedup\0${petition.publicId}`)
      : own.tag(signer.iin, `recall/v1/dedup\0${petition.publicId}`)
  return { tag, emailTag }
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
  return ownKeys(keys, petition).tag(words, `recall/v1/person\0${petition.publicId}`)
}

function ownKeys(keys: Pick<Keys, "open">, { publicId, keySealed }: KeyedPetition): Keys {
  if (!keySealed) throw new Error(`petition ${publicId} has no key any more`)
  return makeKeys(keys.open(keySealed, petitionContext(publicId)))
}

/** Seals a statement under a key of its own, and that key under the house's: without the one the other is noise. */
export function sealStatement(
  keys: Pick<Keys, "seal">,
  statement: SignerStatement,
): { readonly keySealed: Buffer; readonly statementSealed: Buffer } {
  const key = newKey()
  return {
    keySealed: keys.seal(key, signatureContext(statement.petition)),
    statementSealed: makeKeys(key).seal(Buffer.from(canonicalJson(statement)), statement.petition),
  }
}

/** Opens what `sealStatement` sealed. @throws where it belongs to another petition or was changed */
export function openStatement(
  keys: Pick<Keys, "open">,
  petition: string,
  sealed: { readonly keySealed: Buffer; readonly statementSealed: Buffer },
): SignerStatement {
  const plain = signatureKeys(keys, petition, sealed.keySealed).open(
    sealed.statementSealed,
    petition,
  )
  return JSON.parse(plain.toString("utf8")) as SignerStatement
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
