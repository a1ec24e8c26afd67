import { open, stat } from "node:fs/promises"
import path from "node:path"
import { Readable } from "node:stream"
import { createGunzip } from "node:zlib"
import { unreadable } from "#app/exchange/json-document.ts"
import type { Unreadable } from "#app/exchange/json-document.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"

/**
 * Opens a file as text: strictly UTF-8, a byte order mark allowed, line ends as \n. A gzipped file
 * (told by its first bytes) is unpacked on the way.
 * Refuses in one sentence a file that is missing, empty or a folder.
 */
export async function openText(file: string): Promise<Outcome<AsyncGenerator<string>, Unreadable>> {
  const about = await stat(file).catch(() => undefined)
  if (!about) return unreadable("there is no such file")
  if (about.isDirectory()) return unreadable("is a folder; a file is needed")
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

async function* decode(file: string): AsyncGenerator<string> {
  const handle = await open(file)
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true })
    let held = ""
    for await (const bytes of await unpacked(handle, file)) {
      const text = held + decoder.decode(bytes, { stream: true })
      // The \n that makes a line end of a last \r may begin the next piece.
      held = text.endsWith("\r") ? "\r" : ""
      yield withLineFeeds(held ? text.slice(0, -1) : text)
    }
    yield withLineFeeds(held + decoder.decode())
  } finally {
    await handle.close()
  }
}

async function unpacked(
  handle: Awaited<ReturnType<typeof open>>,
  file: string,
): Promise<AsyncIterable<Uint8Array>> {
  const start = Buffer.alloc(2)
  await handle.read(start, 0, 2, 0)
  const bytes = handle.createReadStream({ start: 0, autoClose: false })
  const isGzip = start.equals(Buffer.from([0x1f, 0x8b])) || path.extname(file) === ".gz"
  if (!isGzip) return bytes as AsyncIterable<Uint8Array>
  const gunzip = createGunzip()
  bytes.once("error", (fault) => gunzip.destroy(fault))
  return bytes.pipe(gunzip) as Readable as AsyncIterable<Uint8Array>
}

function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text
}
