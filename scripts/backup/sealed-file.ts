import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto"
import { open } from "node:fs/promises"
import { Stop } from "#scripts/user/stop.ts"

/*
 * The form of a sealed file, so that it can be read without this program:
 *
 *   uade-backup v1 LF
 *   {"key":K,"salt":S} LF     K: the first 16 hexadecimal digits of SHA-256("uade/v1/backup-key" || key),
 *                             S: 32 random bytes in base64
 *   chunks                    each AES-256-GCM of 65,536 bytes (the last one: of what is left), 16 bytes of tag
 *                             behind it, under HKDF-SHA-256(key, salt, info = both lines above, 32 bytes) and the
 *                             nonce: number of the chunk from 0 (11 bytes, big-endian), then 1 for the last, else 0
 *
 * This is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, 2015), as age has it: a chunk
 * that was changed, left out, moved or put behind the last one opens no more, nor does a file that was cut off.
 */

const magic = "uade-backup v1"
const chunkLength = 64 * 1024
const tagLength = 16
const longestHead = 1024

/** By what a backup names its key: it tells nothing of the key. */
export function backupKeyId(key: Uint8Array): string {
  const hash = createHash("sha256").update("uade/v1/backup-key").update(key)
  return hash.digest("hex").slice(0, 16)
}

/** Seals what comes, piece by piece. Gives the bytes of the file. */
export async function* sealed(
  pieces: AsyncIterable<Uint8Array>,
  key: Uint8Array,
): AsyncGenerator<Uint8Array> {
  const fields = { key: backupKeyId(key), salt: randomBytes(32).toString("base64") }
  const head = `${magic}\n${JSON.stringify(fields)}\n`
  yield Buffer.from(head)
  const own = fileKey(key, fields.salt, head)
  let number = 0
  for await (const { bytes, isLast } of inChunks(pieces, chunkLength)) {
    const cipher = createCipheriv("aes-256-gcm", own, nonceOf(number, isLast))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    number += 1
  }
}

/**
 * Opens a sealed file, piece by piece; what comes is whole only once it has ended.
 * @throws Stop where it is no such file, is sealed under another key, or is not as it was written
 */
export async function* opened(file: string, key: Uint8Array): AsyncGenerator<Buffer> {
  const head = await readHead(file)
  const fields = fieldsOf(head)
  if (!fields) throw new Stop(`${file} is no backup of this program.`)
  if (fields.key !== backupKeyId(key)) {
    throw new Stop(`${file} is sealed under the key ${fields.key}: BACKUP_KEY_FILE holds another.`)
  }
  const own = fileKey(key, fields.salt, head)
  let number = 0
  const sealedChunks = inChunks(readFrom(file, Buffer.byteLength(head)), chunkLength + tagLength)
  for await (const { bytes, isLast } of sealedChunks) {
    yield openChunk(bytes, own, nonceOf(number, isLast), file)
    number += 1
  }
}

function openChunk(bytes: Buffer, key: Uint8Array, nonce: Buffer, file: string): Buffer {
  const tagAt = bytes.length - tagLength
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce)
    decipher.setAuthTag(bytes.subarray(tagAt))
    return Buffer.concat([decipher.update(bytes.subarray(0, tagAt)), decipher.final()])
  } catch {
    throw new Stop(`${file} is not as it was written: it was changed or cut off.`)
  }
}

function fileKey(key: Uint8Array, salt: string, head: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, Buffer.from(salt, "base64"), head, 32))
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 3)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

async function readHead(file: string): Promise<string> {
  const handle = await open(file).catch(() => {
    throw new Stop(`${file} cannot be read.`)
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestHead), 0, longestHead, 0)
    const text = buffer.subarray(0, bytesRead).toString("latin1")
    return /^[^\n]*\n[^\n]*\n/.exec(text)?.[0] ?? ""
  } finally {
    await handle.close()
  }
}

function fieldsOf(head: string): { readonly key: string; readonly salt: string } | undefined {
  const [, json] = new RegExp(`^${magic}\n(\\{.*\\})\n$`).exec(head) ?? []
  try {
    const { key, salt } = JSON.parse(json ?? "{}") as { key?: unknown; salt?: unknown }
    return typeof key === "string" && typeof salt === "string" ? { key, salt } : undefined
  } catch {
    return undefined
  }
}

/** Writes a file that is not there yet, for its owner alone and through to the disk. */
export async function writeSynced(out: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(out, "wx", 0o600)
  try {
    for await (const piece of pieces) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The bytes of a file from a place on. */
export async function* readFrom(file: string, start = 0): AsyncGenerator<Buffer> {
  const handle = await open(file)
  try {
    for await (const piece of handle.createReadStream({ start, highWaterMark: 256 * 1024 })) {
      yield piece as Buffer
    }
  } finally {
    await handle.close().catch(() => undefined)
  }
}

/** What comes, in chunks of one length, and which of them is the last; of nothing one chunk without bytes. */
async function* inChunks(pieces: AsyncIterable<Uint8Array>, length: number) {
  let kept = Buffer.alloc(0)
  for await (const piece of pieces) {
    kept = kept.length === 0 ? Buffer.from(piece) : Buffer.concat([kept, piece])
    let at = 0
    // One chunk is always kept back: only what follows tells that it is not the last.
    for (; kept.length - at > length; at += length) {
      yield { bytes: kept.subarray(at, at + length), isLast: false }
    }
    kept = kept.subarray(at)
  }
  yield { bytes: kept, isLast: true }
}
