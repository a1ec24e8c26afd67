import { openToAll } from "#app/api/answer.server.ts"
import { publishedNote } from "#app/domain/log-receipt.server.ts"
import { tileBytes } from "#app/domain/log-tree.server.ts"
import { formatEntries, hasTile, parseTilePath, tileWidth } from "#app/log/tile.ts"
import type { TilePlace } from "#app/log/tile.ts"
import { empty, textAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { concerning } from "#app/server/concerning.server.ts"
import { isSafe } from "#app/server/exchange.server.ts"
import type { Exchange } from "#app/server/exchange.server.ts"
import { Packed } from "#app/server/packed.server.ts"
import { listEntries } from "#db/queries/log-leaves.server.ts"
import { findHead } from "#db/queries/log.server.ts"
import type { StoredHead } from "#db/queries/log.server.ts"
import type { Reader } from "#db/schema.ts"

/**
 * Answers with the files of the public log (C2SP tlog-tiles): the published checkpoint, the verifier key, the
 * tiles of the published size. What lies beyond it is not there. A later epoch answers under its number too.
 */
export const logFiles = concerning(({ url }) => ofLog.test(url.pathname), answerLog)

const ofLog = /^\/log(?:\/(\d{1,6}))?\/(.*)$/

async function answerLog(exchange: Exchange): Promise<Answer> {
  const [, epoch, file = ""] = ofLog.exec(exchange.url.pathname) ?? []
  const { method } = exchange.request
  if (method === "OPTIONS") return { status: 204, headers: preflight, body: empty }
  if (!isSafe(method)) {
    return withHeaders(plain(405, "The log is only read.\n"), { allow: "GET, HEAD, OPTIONS" })
  }
  const answer = await answerFile(exchange, file, epoch)
  return answer ? new Packed(answer).answerTo(exchange.request) : absent()
}

const preflight = {
  ...openToAll,
  allow: "GET, HEAD, OPTIONS",
  "access-control-allow-methods": "GET, HEAD, OPTIONS",
  "access-control-allow-headers": "If-None-Match",
  "access-control-max-age": "86400",
}

async function answerFile(
  { house }: Exchange,
  file: string,
  epoch: string | undefined,
): Promise<Answer | undefined> {
  const head = await findHead(house.db.read)
  if (!head || (epoch !== undefined && (epoch !== String(head.epoch) || head.epoch === 1))) {
    return undefined
  }
  if (file === "vkey") return fileAnswer(`${head.vkey}\n`, text, aMoment)
  if (file === "checkpoint") {
    const note = await publishedNote(house.db.read, head)
    return note === undefined ? undefined : fileAnswer(note, text, aMoment)
  }
  const place = file.startsWith("tile/") ? parseTilePath(file.slice("tile/".length)) : undefined
  if (!place || !hasTile(place, head.publishedSize)) return undefined
  // Under the address that all epochs share, a tile is another one after the log was begun anew.
  const lasts = head.epoch === 1 || epoch !== undefined
  return fileAnswer(await bytesOf(house.db.read, head, place), bytes, lasts ? forGood : aMoment)
}

async function bytesOf(
  db: Reader,
  { epoch }: StoredHead,
  { level, index, width }: TilePlace,
): Promise<Uint8Array> {
  if (level !== "entries") return tileBytes(db, epoch, { level, index, width })
  const from = index * tileWidth
  return formatEntries(await listEntries(db, epoch, from, from + width))
}

const text = "text/plain; charset=utf-8"
const bytes = "application/octet-stream"
const aMoment = "public, max-age=2"
const forGood = "public, max-age=31536000, immutable"

function fileAnswer(body: string | Uint8Array, type: string, caching: string): Answer {
  const headers = { ...openToAll, "content-type": type, "cache-control": caching }
  return { status: 200, headers, body: Buffer.from(body as string) }
}

function absent(): Answer {
  return plain(404, "The published log has no such file.\n")
}

function plain(status: number, words: string): Answer {
  return withHeaders(textAnswer(status, words), openToAll)
}
