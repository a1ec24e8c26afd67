import { createHash } from "node:crypto"
import { readdir, readFile, stat } from "node:fs/promises"
import path from "node:path"
import { isDay } from "#app/lib/day.ts"
import type { Day, Instant } from "#app/lib/instant.ts"

/** A file of a dump, as its description and its list of sums say. */
export interface DumpFile {
  readonly path: string
  /** SHA-256, in lower-case hexadecimal. */
  readonly sha256: string
  /** How many records it holds, where it is a list of records. */
  readonly rows: number | undefined
  /** Nothing of the files of the log, which are many and told of nowhere one by one. */
  readonly bytes: number | undefined
}

/** The open data as they stood on a day: a folder of the shelf. */
export interface Dump {
  readonly day: Day
  readonly madeAt: Instant
  readonly files: ReadonlyMap<string, DumpFile>
}

/** Where the dumps of an installation stand, a folder a day. */
export function shelfOf({ dataDir }: { readonly dataDir: string }): string {
  return path.join(dataDir, "exports")
}

/** The days of which there is a dump, the latest first. */
export async function listDumpDays(shelf: string): Promise<Day[]> {
  const names = await readdir(shelf).catch(absent)
  return (names ?? []).filter(isDay).sort().reverse()
}

/** So many descriptions stay in memory: the log of a large country makes them long. */
const mostKept = 4

const kept = new Map<string, { readonly mark: string; readonly dump: Dump }>()

/**
 * What a dump holds; undefined where there is none of that day. What was read stays in memory, and is read anew
 * where the dump was made anew.
 */
export async function readDump(shelf: string, day: Day): Promise<Dump | undefined> {
  if (!isDay(day)) return undefined
  const folder = path.join(shelf, day)
  const found = await stat(path.join(folder, described)).catch(absent)
  if (!found) return undefined
  const mark = `${String(found.ino)} ${String(found.mtimeMs)}`
  const known = kept.get(folder)
  if (known?.mark === mark) return known.dump
  const dump = await read(folder, day).catch(absent)
  if (!dump) return undefined
  kept.delete(folder)
  kept.set(folder, { mark, dump })
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest)
  return dump
}

const described = "datapackage.json"
const summed = "SHA256SUMS"

interface Description {
  readonly created: Instant
  readonly resources: readonly {
    readonly path: string
    readonly bytes: number
    readonly rows?: number
  }[]
}

async function read(folder: string, day: Day): Promise<Dump> {
  const [description, sums] = await Promise.all([
    readFile(path.join(folder, described)),
    readFile(path.join(folder, summed)),
  ])
  const { created, resources } = JSON.parse(description.toString()) as Description
  const told = new Map(resources.map((resource) => [resource.path, resource]))
  const files = new Map<string, DumpFile>()
  for (const line of sums.toString().split("\n")) {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (sha256 === undefined || name === undefined) continue
    const { rows, bytes } = told.get(name) ?? {}
    files.set(name, { path: name, sha256, rows, bytes })
  }
  for (const [name, text] of [
    [summed, sums],
    [described, description],
  ] as const) {
    const sha256 = createHash("sha256").update(text).digest("hex")
    files.set(name, { path: name, sha256, rows: undefined, bytes: text.length })
  }
  return { day, madeAt: created, files }
}

/** What is not there is nothing; every other fault stays one. */
function absent(fault: unknown): undefined {
  const code = fault instanceof Error && "code" in fault ? fault.code : undefined
  if (code !== "ENOENT" && code !== "ENOTDIR") throw fault
  return undefined
}
