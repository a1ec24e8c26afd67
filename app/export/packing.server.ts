import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { link, rename } from "node:fs/promises"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { listDumpDays, readDump } from "./shelf.server.ts"
import type { StagedFile } from "./staging.server.ts"

/** Tiles of the log are hashes: nothing makes them smaller. */
const worthPacking = /^[^/]+\.(json|csv|md)$/
const smallest = 1024

interface Sized {
  readonly path: string
  readonly bytes?: number | undefined
}

/** The name of a file as it is handed to who takes gzip. */
export function packedName(file: string): string {
  return `${file}.gz`
}

/** Whether a file of a dump has its packed form beside it. */
export function isPacked({ path: name, bytes }: Sized): boolean {
  return worthPacking.test(name) && (bytes === undefined || bytes >= smallest)
}

/**
 * Readies the files of a dump: those that are as in the last one become the same file on the disk, so that a
 * log of years does not lie there thirty times; of the others the packed form is made.
 */
export async function readyFiles(
  shelf: string,
  folder: string,
  files: readonly StagedFile[],
): Promise<void> {
  const [last] = await listDumpDays(shelf)
  const before = last === undefined ? undefined : await readDump(shelf, last)
  for (const file of files) {
    const was = before?.files.get(file.path)
    const same = was?.sha256 === file.sha256 && last !== undefined
    if (same && (await shareFile(path.join(shelf, last), folder, file))) continue
    if (isPacked(file)) await pack(path.join(folder, file.path))
  }
}

/** @returns whether the last dump's file, looked at anew, stands in the place of this one */
async function shareFile(
  last: string,
  folder: string,
  { path: name, sha256, bytes }: StagedFile,
): Promise<boolean> {
  const [from, to] = [last, folder].map((place) => path.join(place, ...name.split("/")))
  if (from === undefined || to === undefined) return false
  try {
    if ((await hashOf(from)) !== sha256) return false
    if (isPacked({ path: name, bytes })) {
      if ((await hashOfPacked(packedName(from))) !== sha256) return false
      await link(packedName(from), packedName(to))
    }
    await link(from, `${to}.same`)
    await rename(`${to}.same`, to)
    return true
  } catch {
    // A disk that knows no second name, or a last dump that is just going: the file stays as it was written.
    return false
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256")
  await pipeline(createReadStream(file), hash)
  return hash.digest("hex")
}

async function hashOfPacked(file: string): Promise<string> {
  const hash = createHash("sha256")
  await pipeline(createReadStream(file), createGunzip(), hash)
  return hash.digest("hex")
}

/** By another name first: what lies there may be the last dump's own file. */
async function pack(file: string): Promise<void> {
  const packed = `${packedName(file)}.new`
  await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(packed))
  await rename(packed, packedName(file))
}
