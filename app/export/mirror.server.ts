import { existsSync } from "node:fs"
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises"
import path from "node:path"
import { exportData } from "./export.server.ts"
import type { ExportHouse } from "./export.server.ts"
import { findLogParts } from "./log-files.server.ts"
import type { LogParts } from "./log-files.server.ts"
import { isListPage, mirrorPages } from "./mirror-pages.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { hashLength } from "#app/log/merkle.ts"

/** What of the open data stands in a mirror, beside the log. */
const datasets = ["promises", "evidence", "verdicts", "petitions", "removals"] as const

export interface Mirrored {
  /** How many tiles of the log were new, and how many stood there. */
  readonly tiles: { readonly written: number; readonly kept: number }
}

interface MirrorOrder {
  readonly folder: string
  readonly now: Instant
  /** How many rows stand on a page. */
  readonly rowsOnPage?: number
}

/**
 * Brings a folder up to what the public sees: promises, verdicts, petitions with their counts, and the log, as files
 * that any web server can hand out and that `log:verify` replays. What is there already of the log is left as it is.
 * New tiles come first, then the data, the checkpoint over all of it last: who reads meanwhile is told no lie.
 *
 * @throws where the folder cannot be written: called again it goes on
 */
export async function mirrorSite(
  house: ExportHouse,
  { folder, now, rowsOnPage }: MirrorOrder,
): Promise<Mirrored> {
  return house.db.snapshot(async (read) => {
    const log = await findLogParts(read)
    const tiles = log ? await writeTiles(folder, log) : { written: 0, kept: 0 }
    // One instant for data and log: the counts are the replay of that very checkpoint.
    const db = {
      ...house.db,
      read,
      snapshot: <T>(of: (reader: typeof read) => Promise<T>) => of(read),
    }
    const from = { ...house, db }
    await writePages(folder, mirrorPages(from, { log, now }, rowsOnPage))
    await exportData(from, { datasets, folder, now })
    await replace(folder, "api/v1/petitions", await petitionsAnswer(folder))
    if (log) {
      await replace(folder, "log/vkey", log.vkey)
      await replace(folder, "log/checkpoint", log.note)
    }
    return { tiles }
  })
}

/** A page that is not made any more would go on showing what was removed. */
async function writePages(
  folder: string,
  pages: AsyncIterable<readonly [path: string, html: string]>,
): Promise<void> {
  const made = new Set<string>()
  for await (const [name, html] of pages) {
    await replace(folder, name, html)
    made.add(name)
  }
  const found = await readdir(folder, { recursive: true })
  for (const name of found.map((one) => one.split(path.sep).join("/"))) {
    if (isListPage(name) && !made.has(name)) await rm(path.join(folder, name))
  }
}

/** What the site's own API would answer with, all petitions on one page: a file server knows no cursor. */
async function petitionsAnswer(folder: string): Promise<string> {
  const list = await readFile(path.join(folder, "petitions.json"), "utf8")
  return `{"data":${list.trim()},"links":{"self":"/api/v1/petitions","next":null}}\n`
}

/** A tile never becomes another one within its log; a log begun anew has all of its own. */
async function writeTiles(folder: string, { note, tiles }: LogParts): Promise<Mirrored["tiles"]> {
  await leaveOtherLog(folder, note)
  const count = { written: 0, kept: 0 }
  for (const { path: name, read } of tiles) {
    if (await isThere(path.join(folder, name))) count.kept += 1
    else {
      await replace(folder, name, await read())
      count.written += 1
    }
  }
  return count
}

/** The first line of a checkpoint is its log's name. */
async function leaveOtherLog(folder: string, note: string): Promise<void> {
  const file = path.join(folder, "log", "checkpoint")
  if (!existsSync(file)) return
  const before = await readFile(file, "utf8")
  if (before.split("\n", 1)[0] === note.split("\n", 1)[0]) return
  await rm(path.join(folder, "log"), { recursive: true })
}

/** A tile of hashes of another length than its name says was torn; one of entries is held by log:verify alone. */
async function isThere(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  if (!found?.isFile() || found.size === 0) return false
  return file.includes(`${path.sep}entries${path.sep}`) || found.size % hashLength === 0
}

async function replace(folder: string, name: string, content: string | Uint8Array): Promise<void> {
  const file = path.join(folder, ...name.split("/"))
  await mkdir(path.dirname(file), { recursive: true })
  const fresh = `${file}.new`
  const handle = await open(fresh, "w")
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(fresh, file)
}
