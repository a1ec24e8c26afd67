import { concatBytes, utf8 } from "./bytes.ts"
import type { Digest } from "./digest.ts"
import { verifyEd25519Note } from "./signed-note.ts"
import type { VerifierKey } from "./signed-note.ts"

/** The type byte of a witness's Ed25519 key (C2SP tlog-cosignature). */
export const cosignatureType = 4

const timeLength = 8

/** What a witness signs: that it saw this checkpoint, and when, in Unix seconds. */
export function cosignedMessage(text: string, time: bigint): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time.toString()}\n${text}`)
}

/** The bytes of a cosignature that follow the key's four: the time, then the signature. */
export function formatCosignature(time: bigint, signature: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(timeLength)
  new DataView(bytes.buffer).setBigUint64(0, time)
  return concatBytes(bytes, signature)
}

/** The time that a cosignature names, in Unix seconds; undefined where it is too short to be one. */
export function timeOfCosignature(signature: Uint8Array): bigint | undefined {
  if (signature.length < timeLength) return undefined
  return new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
}

/** Checks a signature of a log's key or, by its type, a witness's cosignature. */
export function verifyLogOrWitness(
  digest: Digest,
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): boolean {
  if (key.type !== cosignatureType) return verifyEd25519Note(digest, key, text, signature)
  const time = timeOfCosignature(signature)
  if (time === undefined) return false
  const message = cosignedMessage(text, time)
  return digest.verifyEd25519(key.publicKey, message, signature.slice(timeLength))
}
