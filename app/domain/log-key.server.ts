import { createPrivateKey, createPublicKey, sign } from "node:crypto"
import type { LogKey } from "./log.ts"
import { readKeyBytes } from "#app/lib/seal.server.ts"
import { utf8 } from "#app/log/bytes.ts"
import { nodeDigest } from "#app/log/digest.server.ts"
import { ed25519Type, keyIdOf } from "#app/log/signed-note.ts"
import type { VerifierKey } from "#app/log/signed-note.ts"

/** What stands before the seed of an Ed25519 key in its PKCS #8 form (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex")
const spkiPrefixLength = 12

/** The log's key of a seed of 32 bytes (RFC 8032). */
export function makeLogKey(seed: Uint8Array): LogKey {
  const der = Buffer.concat([pkcs8Prefix, seed])
  const secret = createPrivateKey({ key: der, format: "der", type: "pkcs8" })
  const publicKey = createPublicKey(secret)
    .export({ format: "der", type: "spki" })
    .subarray(spkiPrefixLength)

  function verifierKey(name: string): VerifierKey {
    const key = { name, type: ed25519Type, publicKey }
    return { ...key, keyId: keyIdOf(nodeDigest, key) }
  }

  return {
    verifierKey,
    sign: (name, text) => {
      const { keyId } = verifierKey(name)
      return { name, keyId, signature: sign(null, utf8(text), secret) }
    },
  }
}

/**
 * Reads the log's key from its file; where there is none and `make` is set, makes it.
 * @throws SecretFileError where it is missing, open to others, or holds no key
 */
export function readLogKey(file: string, make: boolean): LogKey {
  return makeLogKey(readKeyBytes(file, make))
}
