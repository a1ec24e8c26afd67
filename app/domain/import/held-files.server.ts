import { randomUUID } from "node:crypto"
import { stat } from "node:fs/promises"
import path from "node:path"

/** Where files lie that never touch a disk in the clear: a path that no disk has. */
const root = "/held in memory/"

const held = new Map<string, Uint8Array>()

/** Files that are read like a folder's as long as they are held. */
export interface HeldFolder {
  readonly folder: string
  /** Their paths, in the order given. */
  readonly files: readonly string[]
  release(): void
}

/** A file that was handed in, under the last part of its name. */
export interface HandedIn {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Holds files in memory so that importers read them by paths; whoever holds them must release them. */
export function holdFiles(files: readonly HandedIn[]): HeldFolder {
  const folder = root + randomUUID()
  const paths = files.map(({ name, bytes }) => {
    const file = path.join(folder, path.basename(name))
    held.set(file, bytes)
    return file
  })
  return { folder, files: paths, release: () => paths.forEach((file) => held.delete(file)) }
}

/** The bytes of a held file; undefined for every other path. */
export function findHeld(file: string): Uint8Array | undefined {
  return held.get(file)
}

/** Whether a path lies among held files: then nothing is looked for on the disk. */
export function isAmongHeld(file: string): boolean {
  return file.startsWith(root)
}

/** What lies at a path, on the disk or held; undefined where there is nothing. */
export async function lookAt(
  file: string,
): Promise<{ readonly kind: "file" | "folder"; readonly size: number } | undefined> {
  if (isAmongHeld(file)) {
    const bytes = held.get(file)
    if (bytes) return { kind: "file", size: bytes.length }
    const isFolder = [...held.keys()].some((one) => path.dirname(one) === file)
    return isFolder ? { kind: "folder", size: 0 } : undefined
  }
  const about = await stat(file).catch(() => undefined)
  return about && { kind: about.isDirectory() ? "folder" : "file", size: about.size }
}
