import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  randomBytes,
  randomFillSync,
} from "node:crypto"
import { makeSecretFile, readSecretFile, SecretFileError } from "./secret-file.server.ts"

const ivLength = 12
const tagLength = 16
const keyLength = 32

/**
 * The keys that personal data is sealed under. All come from one secret outside the database, so that
 * whoever has the database alone reads no name and no address and cannot match one against it.
 */
export interface Keys {
  /** Seals bytes by AES-256-GCM; `context` is authenticated, so a sealed value cannot be moved elsewhere. */
  seal(plain: Uint8Array, context: string): Buffer
  /** @throws where the bytes were changed, moved to another context or sealed under another key */
  open(sealed: Uint8Array, context: string): Buffer
  /** A keyed hash for finding a value that is stored sealed. */
  tag(value: string, context: string): Buffer
}

/** Makes keys from a secret of 32 bytes: one for sealing, one for tags. */
export function makeKeys(secret: Uint8Array): Keys {
  if (secret.length !== keyLength) throw new Error(`a key has ${String(keyLength)} bytes`)
  // The keys of one signature only seal, or only open: each is derived when it is first needed.
  let sealing: Buffer | undefined
  let tagging: Buffer | undefined
  function forSealing(): Buffer {
    return (sealing ??= derive(secret, "uade/v1/seal"))
  }
  return {
    seal: (plain, context) => seal(forSealing(), plain, context),
    open: (sealed, context) => open(sealed, forSealing(), context),
    tag: (value, context) => tag((tagging ??= derive(secret, "uade/v1/tag")), value, context),
  }
}

/** A fresh random key of 32 bytes, such as a petition's or a signature's own. */
export function newKey(): Buffer {
  return newNonce(keyLength)
}

/** So many fresh random bytes. */
export function newNonce(length: number): Buffer {
  if (length > pool.length) return randomBytes(length)
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + length))
  pool.fill(0, used, used + length)
  used += length
  return bytes
}

/** Drawn for many at once, and wiped where it was handed out: to ask the system for a few bytes takes as long. */
const pool = Buffer.alloc(4096)
let used = pool.length

/** A fresh secret for a link: 32 random bytes as base64url. Only its hash is stored. */
export function newSecret(): string {
  return newNonce(32).toString("base64url")
}

export function sha256(value: string | Uint8Array): Buffer {
  return hash("sha256", value, "buffer")
}

/** The keys of a key file. @throws as readKeyBytes */
export function readKeyFile(file: string, make: boolean): Keys {
  return makeKeys(readKeyBytes(file, make))
}

/**
 * Reads the 32 bytes of a key file; where there is none and `make` is set, makes it, readable by its owner alone.
 * @throws SecretFileError where it is missing, open to others, or holds no key
 */
export function readKeyBytes(file: string, make: boolean): Buffer {
  if (make) makeSecretFile(file, newKey().toString("base64"))
  const text = readSecretFile(file)
  const secret = Buffer.from(text, "base64")
  // Decoding skips over what is not base64: a torn or doubled key must not pass for another one.
  if (secret.length !== keyLength || secret.toString("base64") !== text) {
    throw new SecretFileError(
      `${file} holds no key: it must be ${String(keyLength)} random bytes in base64`,
    )
  }
  return secret
}

function derive(secret: Uint8Array, purpose: string): Buffer {
  return createHmac("sha256", secret).update(purpose).digest()
}

function seal(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const iv = newNonce(ivLength)
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(context))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function open(sealed: Uint8Array, key: Uint8Array, context: string): Buffer {
  const iv = sealed.subarray(0, ivLength)
  const tagAt = sealed.length - tagLength
  const decipher = createDecipheriv("aes-256-gcm", key, iv)
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(tagAt))
  return Buffer.concat([decipher.update(sealed.subarray(ivLength, tagAt)), decipher.final()])
}

function tag(key: Uint8Array, value: string, context: string): Buffer {
  return createHmac("sha256", key).update(`${context}\0${value}`).digest()
}
