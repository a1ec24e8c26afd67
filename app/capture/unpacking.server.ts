import { pipeline } from "node:stream/promises"
import { Writable } from "node:stream"
import type { Readable, Transform } from "node:stream"
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib"

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * Reads a body to its end, unpacked as its Content-Encoding says (RFC 9110 §8.4), and stops at the first
 * byte over the limit: a few packed bytes can unfold into gigabytes.
 *
 * @returns undefined where it is longer than `most`, packed or unpacked
 * @throws for a coding that is not read here or was packed twice, a body that is cut off, or a signal
 */
export async function readUnpacked(
  body: Readable,
  coding: string,
  most: number,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const name = coding.trim().toLowerCase()
  const unpacker = unpackers[name]?.()
  if (!unpacker && name !== "" && name !== "identity") throw new Error(`unread coding ${name}`)
  const kept = keeping(most)
  try {
    await (unpacker
      ? pipeline(body, unpacker, kept.sink, { signal })
      : pipeline(body, kept.sink, { signal }))
  } catch (fault) {
    if (fault instanceof TooLarge || isOverLimit(fault)) return undefined
    throw fault
  }
  return kept.bytes()
}

class TooLarge extends Error {}

function keeping(most: number) {
  const chunks: Buffer[] = []
  let size = 0
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length
      chunks.push(chunk)
      done(size > most ? new TooLarge("too large") : null)
    },
  })
  return { sink, bytes: () => Buffer.concat(chunks) }
}

/** What the client throws where more bytes come than it was told to take. */
function isOverLimit(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "UND_ERR_RES_EXCEEDED_MAX_SIZE"
}
