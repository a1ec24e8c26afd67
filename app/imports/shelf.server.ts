import { randomBytes } from "node:crypto"
import { z } from "zod"
import type { House } from "#app/context.server.ts"
import type { HandedIn } from "#app/domain/import/held-files.server.ts"
import { placeOf, readPlaced, unplace, writePlaced } from "#app/uploads/place.server.ts"

/** A file that lies sealed until its import is decided on: what it was called, and where it lies. */
const Kept = z.object({ name: z.string(), place: z.hex(), part: z.enum(["file", "mapping"]) })
const Upload = z.array(Kept)

export type KeptFile = z.infer<typeof Kept>

type Shop = Pick<House, "dataDir" | "keys">

/**
 * Seals a file on a shelf nobody reads from but the worker. Its place is drawn by lot, not by its content: two
 * imports of one file have a copy each, and each is thrown away by itself.
 */
export async function shelve(
  { dataDir, keys }: Shop,
  { name, bytes }: HandedIn,
  part: KeptFile["part"],
): Promise<KeptFile> {
  const place = randomBytes(32)
  await writePlaced(placeOf(dataDir, "sealed", place), keys.seal(bytes, contextOf(place)))
  return { name, place: place.toString("hex"), part }
}

/** Opens the sealed files of a run; undefined where one of them is gone. */
export async function takeDown(
  { dataDir, keys }: Shop,
  upload: string,
): Promise<(HandedIn & Pick<KeptFile, "part">)[] | undefined> {
  const opened: (HandedIn & Pick<KeptFile, "part">)[] = []
  for (const { name, place, part } of Upload.parse(JSON.parse(upload))) {
    const hash = Buffer.from(place, "hex")
    const sealed = await readPlaced(placeOf(dataDir, "sealed", hash))
    if (!sealed) return undefined
    opened.push({ name, part, bytes: keys.open(sealed, contextOf(hash)) })
  }
  return opened
}

/** Throws the files of a run away. */
export async function clearShelf({ dataDir }: Shop, upload: string): Promise<void> {
  for (const { place } of Upload.parse(JSON.parse(upload))) {
    await unplace(placeOf(dataDir, "sealed", Buffer.from(place, "hex")))
  }
}

function contextOf(place: Buffer): string {
  return `import/${place.toString("hex")}`
}
