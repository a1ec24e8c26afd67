import { open } from "node:fs/promises"
import path from "node:path"
import { Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import { findHeld, lookAt } from "#app/domain/import/held-files.server.ts"
import { parseJsonDocument, unreadable } from "#app/exchange/json-document.ts"
import type { Unreadable } from "#app/exchange/json-document.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/**
 * Opens a file as text: strictly UTF-8, a byte order mark allowed, line ends as \n. A gzipped file
 * (told by its first bytes) is unpacked on the way.
 * Refuses in one sentence a file that is missing, empty or a folder.
 */
export async function openText(file: string): Promise<Outcome<AsyncGenerator<string>, Unreadable>> {
  const about = await lookAt(file)
  if (!about) return unreadable("there is no such file")
  if (about.kind === "folder") return unreadable("is a folder; a file is needed")
  if (about.size === 0) return unreadable("the file is empty")
  return accept(decode(file))
}

/** Reads a file whole. Refuses as `openText`, and what is not UTF-8. */
export async function readText(file: string): Promise<Outcome<string, Unreadable>> {
  const opened = await openText(file)
  if (!opened.ok) return opened
  let text = ""
  try {
    for await (const piece of opened.value) text += piece
  } catch (fault) {
    return unreadable(sayFault(fault))
  }
  return accept(text)
}

/** Reads a JSON file whole. Refuses as `readText`, and what is no JSON. */
export async function readJson(file: string): Promise<Outcome<unknown, Unreadable>> {
  const text = await readText(file)
  return text.ok ? parseJsonDocument(text.value) : text
}

/** Tells by its name whether a file is JSON. */
export function isJson(file: string): boolean {
  return path.extname(file).toLowerCase() === ".json"
}

/** The source of a table, which names none of its own: its file's name tells it from others. */
export function nameOf(file: string): string {
  return path.basename(file).replace(/\.(csv|json)(\.gz)?$/i, "")
}

/** One sentence for what went wrong while a file was read. */
export function sayFault(fault: unknown): string {
  if (
    fault instanceof TypeError &&
    "code" in fault &&
    fault.code === "ERR_ENCODING_INVALID_ENCODED_DATA"
  )
    return "not UTF-8: save the file as UTF-8 and import it again"
  if (fault instanceof Error && "code" in fault && String(fault.code).startsWith("Z_"))
    return "the gzipped file is damaged or cut short"
  return fault instanceof Error ? fault.message : String(fault)
}

/** A file that somebody uploads may unfold into more than the server's memory. */
const mostUnpacked = 128 * 1024 * 1024

async function* decode(file: string): AsyncGenerator<string> {
  const uploaded = findHeld(file)
  if (uploaded) {
    yield* decoded(unpackedHeld(uploaded, file))
    return
  }
  const handle = await open(file)
  try {
    yield* decoded(await unpacked(handle, file))
  } finally {
    await handle.close()
  }
}

async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let held = ""
  for await (const bytes of source) {
    const text = held + decoder.decode(bytes, { stream: true })
    // The \n that makes a line end of a last \r may begin the next piece.
    held = text.endsWith("\r") ? "\r" : ""
    yield withLineFeeds(held ? text.slice(0, -1) : text)
  }
  yield withLineFeeds(held + decoder.decode())
}

async function* unpackedHeld(uploaded: Uint8Array, file: string): AsyncGenerator<Uint8Array> {
  const isGzip = isGzipped(uploaded) || path.extname(file) === ".gz"
  if (!isGzip) {
    yield uploaded
    return
  }
  let size = 0
  const bytes = Readable.from([uploaded]).pipe(createGunzip())
  for await (const piece of bytes as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > mostUnpacked) throw new Error("the file is larger than 128 MB once it is unpacked")
    yield piece
  }
}

function isGzipped(start: Uint8Array): boolean {
  return start[0] === 0x1f && start[1] === 0x8b
}

async function unpacked(
  handle: Awaited<ReturnType<typeof open>>,
  file: string,
): Promise<AsyncIterable<Uint8Array>> {
  const start = Buffer.alloc(2)
  await handle.read(start, 0, 2, 0)
  const bytes = handle.createReadStream({ start: 0, autoClose: false })
  const isGzip = isGzipped(start) || path.extname(file) === ".gz"
  if (!isGzip) return bytes as AsyncIterable<Uint8Array>
  const gunzip = createGunzip()
  bytes.once("error", (fault) => gunzip.destroy(fault))
  return bytes.pipe(gunzip) as Readable as AsyncIterable<Uint8Array>
}

function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text
}
