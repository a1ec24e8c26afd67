import { pageBreak, readPdfText } from "./pdf-text.server.ts"
import { readSourceText } from "./source-text.server.ts"
import type { UploadKind } from "#app/uploads/kinds.ts"

/** The letters of a copy and, where it is bytes of letters, by which table they were read. */
export interface CopyText {
  readonly text: string | null
  readonly charset: string | null
}

/**
 * Reads what a copy says, once, when it is taken: of pages, plain text and documents; of a picture nothing.
 *
 * @param told the charset that the sender said
 * @throws Crowded where too many documents wait to be read
 */
export async function readCopyText(
  kind: UploadKind,
  bytes: Uint8Array,
  told: string | null,
): Promise<CopyText> {
  if (kind === "pdf") return { text: (await readPdfText(bytes)) ?? null, charset: null }
  const read = readSourceText(kind, bytes, told)
  // PostgreSQL keeps no zero letter; to put a mark in its place moves none of the others.
  return { text: read?.text.replaceAll("\0", "\ufffd") ?? null, charset: read?.charset ?? null }
}

/** On which page of a document a place in its text lies, the first being 1. */
export function pageAt(text: string, place: number): number {
  return text.slice(0, place).split(pageBreak).length
}
