/**
 * The three primitives that the log stands on. Servers hand in node:crypto, readers' browsers a library:
 * what is proved with them is one source file in both places.
 */
export interface Digest {
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  readonly hmacSha256: (key: Uint8Array, bytes: Uint8Array) => Uint8Array
  /** Tells whether an Ed25519 signature of a message is that of a public key of 32 bytes. Never throws. */
  readonly verifyEd25519: (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => boolean
}
