import { createHash, createHmac, createPublicKey, verify } from "node:crypto"
import type { Digest } from "./digest.ts"

/** What stands before a raw Ed25519 public key in its SPKI form (RFC 8410). */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex")

/** The log's primitives by node:crypto. */
export const nodeDigest: Digest = {
  sha256: (bytes) => createHash("sha256").update(bytes).digest(),
  hmacSha256: (key, bytes) => createHmac("sha256", key).update(bytes).digest(),
  verifyEd25519(publicKey, message, signature) {
    if (publicKey.length !== 32) return false
    const der = Buffer.concat([spkiPrefix, publicKey])
    try {
      const key = createPublicKey({ key: der, format: "der", type: "spki" })
      return verify(null, message, key, signature)
    } catch {
      return false
    }
  },
}
