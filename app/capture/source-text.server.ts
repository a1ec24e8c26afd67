import { plainOfHtml } from "#app/lib/plain-text.server.ts"
import type { UploadKind } from "#app/uploads/kinds.ts"

/** The letters of a copy that is read, and by which table they were read. */
export interface SourceText {
  readonly text: string
  readonly charset: string
}

/**
 * The text of a page or of plain text, as a quote is looked for in it; undefined for a document or a
 * picture, whose words nobody reads here, and where the letters cannot be told.
 *
 * The letters are read by the mark of order, else by what the sender said, else by what the page says of
 * itself (WHATWG Encoding and HTML §13.2.3.2), else as UTF-8. A byte that is no letter then is not guessed at.
 *
 * @param charset what the sender said, as it is stored with the copy
 */
export function readSourceText(
  kind: UploadKind,
  bytes: Uint8Array,
  charset: string | null,
): SourceText | undefined {
  if (kind !== "html" && kind !== "text") return undefined
  const label = markOf(bytes) ?? charset ?? (kind === "html" ? declared(bytes) : undefined)
  const read = decode(bytes, label ?? "utf-8") ?? decode(bytes, "utf-8")
  if (!read) return undefined
  return kind === "html"
    ? { ...read, text: plainOfHtml(read.text) }
    : { ...read, text: read.text.normalize("NFC").replace(/\r\n?/g, "\n") }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le"
  if (first === 0xfe && second === 0xff) return "utf-16be"
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined
}

function declared(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1")
  return /<meta[^>]+charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(start)?.[1]
}

function decode(bytes: Uint8Array, label: string): SourceText | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    return { text: decoder.decode(bytes), charset: decoder.encoding }
  } catch {
    return undefined
  }
}
