import { randomUUID } from "node:crypto"
import { mkdir, open, readFile, rename, rm } from "node:fs/promises"
import path from "node:path"

/** Files that anybody may be given, and those that only their readers' page opens. */
export type Shelf = "open" | "sealed"

/** Where a file of this SHA-256 lies: `uploads/<shelf>/ab/abcd…`. */
export function placeOf(dataDir: string, shelf: Shelf, hash: Uint8Array): string {
  if (hash.length !== 32) throw new Error("an upload is named by a SHA-256 of 32 bytes")
  const name = Buffer.from(hash).toString("hex")
  return path.join(dataDir, "uploads", shelf, name.slice(0, 2), name)
}

/**
 * Writes a file so that it is there whole or not at all, also after a power cut: beside its place, through
 * to the disk, then under its name, then the folder that holds the name.
 */
export async function writePlaced(place: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(place)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${place}.${randomUUID()}.tmp`
  try {
    const file = await open(draft, "wx", 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, place)
  } catch (fault) {
    await rm(draft, { force: true })
    throw fault
  }
  // The folder may be new itself: then its name stands in the folder above, and so on up.
  for (const level of [folder, path.dirname(folder), path.dirname(path.dirname(folder))]) {
    await syncFolder(level)
  }
}

/** The bytes at a place; undefined where there is nothing. */
export async function readPlaced(place: string): Promise<Buffer | undefined> {
  try {
    return await readFile(place)
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return undefined
    throw fault
  }
}

/** Takes a file away for good. */
export async function unplace(place: string): Promise<void> {
  await rm(place, { force: true })
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r")
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
