import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { Lie, NotChecked } from "#scripts/log-verify/lie.ts"

/** Where a log is read from: a server, or a folder that its files were copied to. */
export interface LogSource {
  /**
   * What `/log/<name>` holds; undefined where there is no such file. The bytes are the reader's to spoil.
   * @param most bytes; more than that is a lie
   */
  read(name: string, most: number): Promise<Uint8Array | undefined>
  /** Each petition's count as the site tells it; undefined where the place tells none. */
  listCounts(): Promise<ReadonlyMap<string, number> | undefined>
}

/** Opens a place named on the command line: `https://…`, or a folder. */
export function openSource(place: string): LogSource {
  if (/^https?:\/\//.test(place)) return serverSource(place.replace(/\/+$/, ""))
  if (!existsSync(place)) throw new NotChecked(`There is no folder ${place}.`)
  return folderSource(place)
}

function folderSource(folder: string): LogSource {
  const log = existsSync(path.join(folder, "log", "checkpoint")) ? path.join(folder, "log") : folder
  return {
    read: (name, most) => readWhole(path.join(log, ...name.split("/")), most),
    async listCounts() {
      const bytes = await readWhole(path.join(folder, "petitions.json"), Infinity)
      if (!bytes) return undefined
      return new Map(readPage(JSON.parse(new TextDecoder().decode(bytes))).counts)
    },
  }
}

async function readWhole(file: string, most: number): Promise<Uint8Array | undefined> {
  try {
    const bytes = await readFile(file)
    if (bytes.length > most) throw new Lie(`${file} has more than ${String(most)} bytes.`)
    return bytes
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? fault.code : undefined
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return undefined
    throw fault
  }
}

function serverSource(base: string): LogSource {
  return {
    read: (name, most) => fetchWhole(`${base}/log/${name}`, most),
    listCounts: () => listCountsOf(base),
  }
}

async function listCountsOf(base: string): Promise<Map<string, number> | undefined> {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  let next: string | null = `${base}/api/v1/petitions?limit=500`
  while (next !== null) {
    if (seen.has(next)) throw new Lie(`${next} leads back to itself.`)
    seen.add(next)
    const bytes = await fetchWhole(next, 64_000_000)
    if (!bytes) return undefined
    const page = readPage(JSON.parse(new TextDecoder().decode(bytes)))
    for (const [id, count] of page.counts) counts.set(id, count)
    next = page.next === null ? null : new URL(page.next, next).href
  }
  return counts
}

interface CountPage {
  readonly counts: readonly (readonly [string, number])[]
  readonly next: string | null
}

/** A page of `/api/v1/petitions`, or the bare list that an export holds. */
function readPage(json: unknown): CountPage {
  const body = (Array.isArray(json) ? { data: json as unknown[] } : json) as {
    data?: unknown[]
    links?: { next?: string | null }
  }
  const counts = (body.data ?? []).map((petition) => {
    const { id, signature_count: count } = petition as Record<string, unknown>
    if (typeof id !== "string" || typeof count !== "number")
      throw new Lie("A petition of the API has no id or no signature_count.")
    return [id, count] as const
  })
  return { counts, next: body.links?.next ?? null }
}

const tries = 4

/** Fetches with patience: a server that is busy, restarts or asks to wait is asked again. */
async function fetchWhole(url: string, most: number): Promise<Uint8Array | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) })
      if (answer.ok) return await readBody(answer, url, most)
      await answer.body?.cancel()
      if (answer.status === 404 || answer.status === 410) return undefined
      const wait = Number(answer.headers.get("retry-after"))
      const mayRetry = answer.status === 429 || answer.status >= 500
      if (!mayRetry || attempt === tries)
        throw new NotChecked(`${url} answers ${String(answer.status)}.`)
      await sleep(Math.min(wait || attempt, 60) * 1000)
    } catch (fault) {
      if (fault instanceof Lie || fault instanceof NotChecked) throw fault
      if (attempt === tries) throw new NotChecked(`${url} cannot be reached: ${String(fault)}`)
      await sleep(attempt * 200)
    }
  }
}

async function readBody(answer: Response, url: string, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  // Node's streams can be walked; the types of the web's cannot.
  for await (const part of (answer.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > most) throw new Lie(`${url} has more than ${String(most)} bytes.`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
