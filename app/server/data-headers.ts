import type { IncomingMessage } from "node:http"
import { openToAll } from "#app/api/answer.server.ts"
import { millisecondsOf } from "#app/lib/instant.ts"

/** A file of a dump as it is told of. */
export interface ToldFile {
  /** The day of its dump. */
  readonly day: string
  /** Its path within the dump. */
  readonly name: string
  readonly sha256: string
  /** When it was last written, as HTTP says dates. */
  readonly modified: string
  /** Whether it goes out as gzip. */
  readonly isPacked: boolean
  /** Whether it was asked for as the latest, and not by its day. */
  readonly isLatest: boolean
}

const types: readonly [name: RegExp, type: string][] = [
  [/\.json$/, "application/json"],
  [/\.csv$/, "text/csv; charset=utf-8; header=present"],
  [/\.md$/, "text/markdown; charset=utf-8"],
  [/^SHA256SUMS$|^log\/(checkpoint|vkey)$/, "text/plain; charset=utf-8"],
  [/./, "application/octet-stream"],
]

/** What programs of other sites may read of an answer. */
const shown = "ETag, Content-Range, Content-Location, Repr-Digest, Retry-After"

/**
 * The headers of a file of a dump. A file of a day stays as it is while its dump stands; no copy outlives by more
 * than an hour the words that are hidden here.
 */
export function headersOf(file: ToldFile): Readonly<Record<string, string>> {
  const { day, name, sha256, modified, isPacked, isLatest } = file
  return {
    ...openToAll,
    "access-control-expose-headers": shown,
    "content-type": types.find(([form]) => form.test(name))?.[1] ?? "application/octet-stream",
    "content-disposition": `attachment; filename="uade-${day}-${name.replaceAll("/", "-")}"`,
    etag: isPacked ? `"${sha256}-gzip"` : `"${sha256}"`,
    "last-modified": modified,
    vary: "Accept-Encoding",
    "accept-ranges": "bytes",
    // RFC 9530: of the bytes as they go out, so only where they go out as they are.
    ...(isPacked ? { "content-encoding": "gzip" } : { "repr-digest": digestOf(sha256) }),
    "cache-control": isLatest ? "public, no-cache" : "public, max-age=3600, immutable",
    ...(isLatest && { "content-location": `/data/${day}/${name}` }),
  }
}

function digestOf(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`
}

/** Whether who asks has the file already (RFC 9110, §13.2.2): by its ETag or, where none is named, by its date. */
export function isKnown({ headers }: IncomingMessage, { sha256, modified }: ToldFile): boolean {
  const known = headers["if-none-match"]
  if (known !== undefined) return known.trim() === "*" || known.includes(sha256)
  const since = millisecondsOf(headers["if-modified-since"] ?? "")
  return since !== undefined && (millisecondsOf(modified) ?? Infinity) <= since
}

/** The range that is asked for, unless it is of another state of the file (If-Range). */
export function rangeAsked(
  { headers, method }: IncomingMessage,
  { sha256, modified }: Pick<ToldFile, "sha256" | "modified">,
): string | undefined {
  if (method !== "GET") return undefined
  const state = headers["if-range"]?.toString()
  const isSame = state === undefined || state === `"${sha256}"` || state === modified
  return isSame ? headers.range : undefined
}
