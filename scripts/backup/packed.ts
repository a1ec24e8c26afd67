import { createGunzip, createGzip } from "node:zlib"
import { pipeline } from "node:stream"
import { Readable } from "node:stream"
import { Manifest } from "#scripts/backup/manifest.ts"
import { opened } from "#scripts/backup/sealed-file.ts"
import { Stop } from "#scripts/user/stop.ts"

/** What a backup holds below its seal: the manifest's line, then the copy, both packed by gzip. */
export async function* packed(
  manifest: Manifest,
  copy: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Buffer> {
  async function* whole() {
    yield Buffer.from(`${JSON.stringify(manifest)}\n`)
    for await (const piece of copy) yield Buffer.from(piece)
  }
  // What is sealed within the rows packs no better by more effort.
  const packing = pipeline(Readable.from(whole()), createGzip({ level: 1 }), () => undefined)
  for await (const piece of packing) yield piece as Buffer
}

/** A backup that is being read: what it tells of itself, and the copy behind it, to be read once. */
export interface OpenBackup {
  readonly manifest: Manifest
  readonly copy: AsyncGenerator<Buffer>
}

/** Opens a backup. @throws Stop where it is none, is sealed under another key, or is not as it was written */
export async function openBackup(file: string, key: Uint8Array): Promise<OpenBackup> {
  const unpacked = unpack(file, key)
  let kept = Buffer.alloc(0)
  let end = -1
  while (end < 0) {
    const next = await unpacked.next()
    if (next.done === true) break
    kept = Buffer.concat([kept, next.value])
    end = kept.indexOf("\n")
  }
  const manifest = readManifest(kept.subarray(0, Math.max(0, end)).toString(), file)
  const rest = kept.subarray(end + 1)
  async function* copy() {
    yield rest
    yield* unpacked
  }
  return { manifest, copy: copy() }
}

async function* unpack(file: string, key: Uint8Array): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  let fault: unknown
  const unpacking = pipeline(Readable.from(opened(file, key)), gunzip, (failed) => (fault = failed))
  try {
    for await (const piece of unpacking) yield piece as Buffer
  } catch (thrown) {
    throw fault ?? thrown
  }
}

function readManifest(line: string, file: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(line))
  } catch {
    throw new Stop(`${file} is a backup of another version of this program.`)
  }
}

/** Lines of a text that comes in pieces. */
export async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let kept: Buffer[] = []
  for await (const piece of pieces) {
    let at = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, at)) {
      yield Buffer.concat([...kept, piece.subarray(at, end)]).toString()
      kept = []
      at = end + 1
    }
    kept.push(piece.subarray(at))
  }
}
