import { readdir, readFile, rename, rm } from "node:fs/promises"
import { existsSync } from "node:fs"
import path from "node:path"
import { syncFolder } from "#app/export/staging.server.ts"
import type { FileShelf } from "#scripts/backup/file-shelf.ts"
import { writeSynced } from "#scripts/backup/sealed-file.ts"

/** Beside each backup: the names on the shelf that it needs, a line each. They tell nothing of the files. */
const ending = ".files"

/** Writes the list of a backup that is about to get its name: from now on nobody clears away what it needs. */
export async function writeFileList(backup: string, names: readonly string[]): Promise<void> {
  const list = `${backup}${ending}`
  const draft = `${list}.part`
  await rm(draft, { force: true })
  async function* lines() {
    yield await Promise.resolve(Buffer.from(names.map((name) => `${name}\n`).join("")))
  }
  await writeSynced(draft, lines())
  await rename(draft, list)
  await syncFolder(path.dirname(path.resolve(list)))
}

/**
 * Clears a shelf: what no backup beside it names any more goes, and so do the lists of backups that are gone.
 * @returns how many files went
 */
export async function clearShelf(folder: string, shelf: FileShelf): Promise<number> {
  const lists = (await readdir(folder)).filter((name) => name.endsWith(ending))
  const needed = new Set<string>()
  for (const list of lists) {
    const place = path.join(folder, list)
    if (!isNeeded(place.slice(0, -ending.length))) await rm(place, { force: true })
    else for (const name of await namesOf(place)) needed.add(name)
  }
  return shelf.keepOnly(needed)
}

/** A backup that is being made has no name yet. */
function isNeeded(backup: string): boolean {
  return existsSync(backup) || existsSync(`${backup}.part`)
}

async function namesOf(list: string): Promise<string[]> {
  return (await readFile(list, "utf8")).split("\n").filter((name) => name !== "")
}
