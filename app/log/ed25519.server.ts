import { createPrivateKey, createPublicKey, sign } from "node:crypto"

/** What stands before the seed of an Ed25519 key in its PKCS #8 form (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex")
const spkiPrefixLength = 12

/** A pair of Ed25519 keys (RFC 8032), which signs. */
export interface Ed25519Pair {
  readonly publicKey: Uint8Array
  readonly sign: (message: Uint8Array) => Uint8Array
}

/** The pair of a seed of 32 bytes. */
export function ed25519Pair(seed: Uint8Array): Ed25519Pair {
  const der = Buffer.concat([pkcs8Prefix, seed])
  const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" })
  const spki = createPublicKey(secret).export({ format: "der", type: "spki" })
  return {
    publicKey: spki.subarray(spkiPrefixLength),
    sign: (message) => sign(null, message, secret),
  }
}
