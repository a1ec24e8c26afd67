import { open, stat } from "node:fs/promises"
import path from "node:path"
import { openToAll } from "#app/api/answer.server.ts"
import { isPacked, packedName } from "#app/export/packing.server.ts"
import { listDumpDays, readDump, shelfOf } from "#app/export/shelf.server.ts"
import type { Dump, DumpFile } from "#app/export/shelf.server.ts"
import { isDay } from "#app/lib/day.ts"
import { empty, textAnswer, withHeaders } from "#app/server/answer.server.ts"
import type { Answer } from "#app/server/answer.server.ts"
import { readRange } from "#app/server/byte-range.ts"
import { concerning } from "#app/server/concerning.server.ts"
import { headersOf, isKnown, rangeAsked } from "#app/server/data-headers.ts"
import { inOrder, isSafe } from "#app/server/exchange.server.ts"
import type { Doorkeeper, Exchange } from "#app/server/exchange.server.ts"
import type { Flow } from "#app/server/flow.server.ts"
import { Problem } from "#app/server/problem.server.ts"

/** So many files are on their way at once: each holds a file and a piece of it open, however slow its reader. */
const mostUnderWay = 256

/**
 * Answers with the files of the dumps of open data, `/data/2026-11-29/promises.csv` or `/data/latest/…`. What a
 * dump holds is looked up in its own list: no name from outside becomes a path.
 *
 * @param before the doorkeepers that stand before the looking up, in their order
 */
export function dataFiles(before: readonly Doorkeeper[]): Doorkeeper {
  let underWay = 0
  const answer = inOrder(before, find)
  return concerning(({ url }) => url.pathname.startsWith("/data/"), dataFile)

  async function dataFile(exchange: Exchange): Promise<Answer> {
    const { method } = exchange.request
    if (method === "OPTIONS") return { status: 204, headers: preflight, body: empty }
    if (!isSafe(method)) {
      const refused = withHeaders(textAnswer(405, "Open data are only read.\n"), openToAll)
      return withHeaders(refused, { allow: preflight.allow })
    }
    const found = await answer(exchange)
    return found.flow ? { ...found, flow: counted(found.flow) } : found
  }

  function counted(flow: Flow): Flow {
    let own = 0
    return {
      ...flow,
      open: () => {
        own = 1
        underWay += own
        return flow.open()
      },
      ended: () => {
        underWay -= own
      },
    }
  }

  async function find({ house, url, request }: Exchange): Promise<Answer> {
    if (underWay >= mostUnderWay) throw new Problem(503, { "retry-after": "10" })
    const [, day = "", name = ""] = /^\/data\/([^/]+)\/(.+)$/.exec(url.pathname) ?? []
    const shelf = shelfOf(house)
    const dump = await dumpOf(shelf, day)
    const file = dump?.files.get(name)
    if (!dump || !file) throw new Problem(404)
    const folder = path.join(shelf, dump.day)
    return answerFile({ folder, dump, file, isLatest: day === "latest", request })
  }
}

const preflight = {
  ...openToAll,
  allow: "GET, HEAD, OPTIONS",
  "access-control-allow-methods": "GET, HEAD, OPTIONS",
  "access-control-allow-headers": "If-None-Match, If-Range, Range",
  "access-control-max-age": "86400",
  "cache-control": "public, max-age=86400",
}

async function dumpOf(shelf: string, day: string): Promise<Dump | undefined> {
  if (isDay(day)) return readDump(shelf, day)
  if (day !== "latest") return undefined
  const [last] = await listDumpDays(shelf)
  return last === undefined ? undefined : readDump(shelf, last)
}

interface Asked {
  readonly folder: string
  readonly dump: Dump
  readonly file: DumpFile
  readonly isLatest: boolean
  readonly request: Exchange["request"]
}

async function answerFile({ folder, dump, file, isLatest, request }: Asked): Promise<Answer> {
  const place = path.join(folder, ...file.path.split("/"))
  const found = await sizeOf(place)
  const range = rangeAsked(request, { ...file, ...found })
  const packed =
    range === undefined && isPacked(file)
      ? await packedFor(place, request.headers["accept-encoding"])
      : undefined
  const { day } = dump
  const { modified } = found
  const told = { day, modified, isLatest, name: file.path, sha256: file.sha256 }
  const asItIs = { ...told, isPacked: packed !== undefined }
  const headers = headersOf(asItIs)
  if (isKnown(request, asItIs)) return { status: 304, headers, body: empty }
  if (packed) return flowing(200, headers, packed)
  return partOf(place, found.bytes, readRange(range, found.bytes), headers)
}

interface Place {
  readonly place: string
  readonly bytes: number
}

/** @throws Problem 404 where it is just being taken down */
async function sizeOf(place: string): Promise<{ bytes: number; modified: string }> {
  const found = await stat(place).catch(() => undefined)
  if (!found?.isFile()) throw new Problem(404)
  return { bytes: found.size, modified: found.mtime.toUTCString() }
}

async function packedFor(place: string, accepted = ""): Promise<Place | undefined> {
  if (!/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return undefined
  const packed = packedName(place)
  const found = await stat(packed).catch(() => undefined)
  return found && { place: packed, bytes: found.size }
}

function partOf(
  place: string,
  size: number,
  range: ReturnType<typeof readRange>,
  headers: Answer["headers"],
): Answer {
  if (range === undefined) return flowing(200, headers, { place, bytes: size })
  if (range === "none") {
    const refused = withHeaders(textAnswer(416, "The file is shorter.\n"), openToAll)
    return withHeaders(refused, { "content-range": `bytes */${String(size)}` })
  }
  const { first, last } = range
  const told = { "content-range": `bytes ${String(first)}-${String(last)}/${String(size)}` }
  const part = { place, bytes: last - first + 1, start: first, end: last }
  return flowing(206, { ...headers, ...told }, part)
}

function flowing(
  status: number,
  headers: Answer["headers"],
  { place, bytes, ...part }: Place & { readonly start?: number; readonly end?: number },
): Answer {
  return { status, headers, body: empty, flow: { bytes, open: () => opened(place, part) } }
}

/** What is not there any more is a fault before the head goes out, and no empty file. */
async function opened(place: string, part: { readonly start?: number; readonly end?: number }) {
  return (await open(place)).createReadStream(part)
}
