import { fileTypeFromBuffer } from "file-type"
import { kindOfType } from "./kinds.ts"
import type { UploadKind } from "./kinds.ts"

/**
 * What a file is by its bytes; undefined for what is none of the kinds, and for a file that another program
 * would read as a second kind: a page before a PDF, an archive behind anything.
 */
export async function kindOf(bytes: Uint8Array): Promise<UploadKind | undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  // A mark of UTF-16 reads like the head of a sound file.
  const found = isWide(buffer) ? undefined : await fileTypeFromBuffer(bytes)
  const kind = found ? kindOfType(found.mime) : textKind(buffer)
  return kind && isTwofold(kind, buffer) ? undefined : kind
}

/** How far browsers look for what a text is (WHATWG MIME Sniffing §3) and PDF readers for their mark. */
const looked = 1024

/** Bytes that no text has in any encoding that is read here (WHATWG MIME Sniffing §3, binary data byte). */
const binary = /[\0-\b\v\x0e-\x1a\x1c-\x1f]/

/** With what a page begins (WHATWG MIME Sniffing §7.1), past a mark of order, blanks and comments. */
const page =
  /^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta|script|style|iframe|h1|div|font|table|a|br|p|b)[\s>/]/i

/** Markup that is no page: a drawing, a feed, a document of some program. */
const markup = /^\s*<[a-z!?/]/i

function textKind(buffer: Buffer): UploadKind | undefined {
  if (buffer.length === 0) return undefined
  const start = readStart(buffer)
  if (start === undefined) return undefined
  if (page.test(start)) return "html"
  return markup.test(start) ? undefined : "text"
}

/** The beginning as letters; undefined where it is no text. UTF-16 is taken with its mark of order alone. */
function readStart(buffer: Buffer): string | undefined {
  if (isWide(buffer)) {
    const text = new TextDecoder(buffer[0] === 0xff ? "utf-16le" : "utf-16be").decode(buffer)
    return binary.test(text) ? undefined : text.slice(0, looked)
  }
  const text = buffer.toString("latin1", buffer.indexOf("\ufeff") === 0 ? 3 : 0)
  return binary.test(text) ? undefined : text.slice(0, looked)
}

function isWide([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

function isTwofold(kind: UploadKind, buffer: Buffer): boolean {
  const start = buffer.toString("latin1", 0, looked)
  if (kind === "pdf")
    return /<(?:!doctype|html|head|body|script|svg)[\s>]/i.test(start) || hasArchive(buffer)
  return start.includes("%PDF-") || hasArchive(buffer)
}

/** An archive lies behind the file: its directory's end (APPNOTE.TXT §4.3.16) fits the end of the file. */
function hasArchive(buffer: Buffer): boolean {
  const at = buffer.lastIndexOf("PK\x05\x06", undefined, "latin1")
  if (at < 0 || at + 22 > buffer.length) return false
  return at + 22 + buffer.readUInt16LE(at + 20) === buffer.length
}
