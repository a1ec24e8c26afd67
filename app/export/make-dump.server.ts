import { mkdir, mkdtemp, rename, rm, rmdir, stat, utimes } from "node:fs/promises"
import path from "node:path"
import { dateAt, makeClock, minute } from "#app/lib/instant.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import { datasetNames } from "./dataset.server.ts"
import { exportData } from "./export.server.ts"
import type { ExportHouse } from "./export.server.ts"
import { readyFiles } from "./packing.server.ts"
import { syncFolder } from "./staging.server.ts"

/** The folder in which a dump is made. Whoever made the folder makes the dump; all others leave it to them. */
const making = ".making"

/** Whoever makes a dump says so this often, and is taken for dead after so long. */
const beatMs = minute / 2
const deadMs = 5 * minute

/**
 * Makes the dump of a day: whole, or not at all. Of several processes that begin at once one makes it; where it
 * dies another begins anew some minutes later.
 *
 * @returns whether it was made here
 * @throws where the disk or the database fails: nothing of it stays
 */
export async function makeDump(
  house: ExportHouse,
  { shelf, day, now }: { readonly shelf: string; readonly day: Day; readonly now: Instant },
): Promise<boolean> {
  await mkdir(shelf, { recursive: true })
  const folder = path.join(shelf, making)
  if (!(await claim(folder))) return false
  const beat = setInterval(() => void sayAlive(folder), beatMs)
  try {
    const files = await exportData(house, { datasets: datasetNames, folder, now })
    await readyFiles(shelf, folder, files)
    return await putUp(folder, path.join(shelf, day))
  } finally {
    clearInterval(beat)
    await rm(folder, { recursive: true, force: true })
  }
}

async function claim(folder: string): Promise<boolean> {
  if (await makeFolder(folder)) return true
  if (!(await isDead(folder))) return false
  // Of several that find it dead one gets it out of the way: the others find nothing under its name.
  const away = await mkdtemp(path.join(path.dirname(folder), ".dead-"))
  const isMine = await rename(folder, path.join(away, "it")).then(
    () => true,
    () => false,
  )
  await rm(away, { recursive: true, force: true })
  return isMine && makeFolder(folder)
}

async function makeFolder(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    (fault: unknown) => {
      if (hasCode(fault, "EEXIST")) return false
      throw fault
    },
  )
}

/** By the clock of the disk itself: this machine's may go otherwise, and the site's may have been moved. */
async function isDead(folder: string): Promise<boolean> {
  const probe = await mkdtemp(path.join(path.dirname(folder), ".probe-"))
  try {
    const [present, last] = await Promise.all([stat(probe), stat(folder)])
    return present.mtimeMs - last.mtimeMs > deadMs
  } catch {
    // It ended in the meantime.
    return false
  } finally {
    await rmdir(probe)
  }
}

async function sayAlive(folder: string): Promise<void> {
  const present = dateAt(makeClock().now())
  await utimes(folder, present, present).catch(() => undefined)
}

async function putUp(folder: string, place: string): Promise<boolean> {
  try {
    await rename(folder, place)
  } catch (fault) {
    if (hasCode(fault, "ENOTEMPTY") || hasCode(fault, "EEXIST")) return false
    throw fault
  }
  await syncFolder(path.dirname(place))
  return true
}

function hasCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && "code" in fault && fault.code === code
}
