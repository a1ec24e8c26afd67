import { hashes, verify } from "@noble/ed25519"
import { hmac } from "@noble/hashes/hmac.js"
import { sha256, sha512 } from "@noble/hashes/sha2.js"
import type { Digest } from "./digest.ts"

// Web Crypto hashes asynchronously and not at all on a page without TLS; the library does both.
hashes.sha512 = sha512

/** The log's primitives for a reader's browser. */
export const browserDigest: Digest = {
  sha256,
  hmacSha256: (key, bytes) => hmac(sha256, key, bytes),
  verifyEd25519(publicKey, message, signature) {
    try {
      return verify(signature, message, publicKey)
    } catch {
      return false
    }
  },
}
