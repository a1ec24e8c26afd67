import type { House } from "#app/context.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { sha256 } from "#app/lib/seal.server.ts"
import { bareFile } from "./bare.ts"
import { isNamedAs } from "./kinds.ts"
import type { UploadKind } from "./kinds.ts"
import { cleanPicture } from "./picture.server.ts"
import type { PictureKind, PictureRefusal } from "./picture.server.ts"
import { placeOf, readPlaced, unplace, writePlaced } from "./place.server.ts"
import type { Shelf } from "./place.server.ts"
import { kindOf } from "./sniff.server.ts"

/** A file that was taken in. Its hash is its name: nothing that a sender wrote enters a path. */
export interface Upload {
  readonly sha256: Buffer
  readonly kind: UploadKind
  readonly size: number
}

/** What a caller takes: kinds, bytes at most, and whether the file is private. */
export interface UploadTerms {
  readonly kinds: readonly UploadKind[]
  readonly most: number
  /** The name that the sender gave; where it is told, its ending must be the content's. */
  readonly name?: string
  readonly sealed?: boolean
  /** Pictures are drawn anew from their pixels: for files that anybody may send in. */
  readonly redraw?: boolean
  /** Pictures are looked through and kept to the byte: for what is public in that very form already. */
  readonly asIs?: boolean
}

export type UploadRefusal = "empty" | "too-large" | "kind" | "ending" | PictureRefusal

type Shop = Pick<House, "dataDir" | "keys">
type Content = Uint8Array | AsyncIterable<Uint8Array>

/**
 * Takes a file in and keeps it under its hash, written through to the disk before it is answered. The same
 * content twice is one file. Of a picture only the picture is kept, not where and by whom it was taken: the
 * hash is of what is kept.
 *
 * What a file is, its first bytes say, never its name or the sender's word; one that is two kinds at once
 * is none. A sealed file lies on a shelf
 * of its own, encrypted under the key outside the database.
 *
 * Refuses: `empty`; `too-large`, as soon as one byte too many has come; `kind`, where it is none of
 * `kinds`; `ending`, where its name ends as another kind does; `torn`, where a picture is not whole; and
 * with `redraw` what `cleanPicture` refuses: `animated`, `too-many-pixels`.
 */
export async function storeUpload(
  { dataDir, keys }: Shop,
  content: Content,
  { kinds, most, name, sealed = false, redraw = false, asIs = false }: UploadTerms,
): Promise<Outcome<Upload, UploadRefusal>> {
  const given = await readWithin(content, most)
  if (!given) return refuse("too-large")
  if (given.length === 0) return refuse("empty")
  const kind = await kindOf(given)
  if (!kind || !kinds.includes(kind)) return refuse("kind")
  if (name !== undefined && !isNamedAs(kind, name)) return refuse("ending")
  const cleaned = await cleanFile(kind, given, redraw || asIs)
  if (!cleaned.ok) return cleaned
  const bytes = asIs ? given : cleaned.value
  const hash = sha256(bytes)
  const place = placeOf(dataDir, shelfFor(sealed), hash)
  await writePlaced(place, sealed ? keys.seal(bytes, contextOf(hash)) : bytes)
  return accept({ sha256: hash, kind, size: bytes.length })
}

/**
 * The bytes of a file and what they are; undefined where there is none of this hash on that shelf. Who
 * does not ask for sealed files never gets one, whatever hash they name.
 *
 * @throws where the file on the disk is no longer what was taken in
 */
export async function openUpload(
  { dataDir, keys }: Shop,
  hash: Uint8Array,
  { sealed = false }: { readonly sealed?: boolean } = {},
): Promise<(Upload & { readonly bytes: Buffer }) | undefined> {
  const kept = await readPlaced(placeOf(dataDir, shelfFor(sealed), hash))
  if (!kept) return undefined
  const bytes = sealed ? keys.open(kept, contextOf(hash)) : kept
  const kind = await kindOf(bytes)
  if (!kind || !sha256(bytes).equals(hash)) {
    throw new Error(`the upload ${Buffer.from(hash).toString("hex")} is not what was taken in`)
  }
  return { sha256: sha256(bytes), kind, size: bytes.length, bytes }
}

/** Throws a file away, as when its time is over. One that is gone already is no fault. */
export async function removeUpload(
  { dataDir }: Shop,
  hash: Uint8Array,
  { sealed = false }: { readonly sealed?: boolean } = {},
): Promise<void> {
  await unplace(placeOf(dataDir, shelfFor(sealed), hash))
}

async function cleanFile(
  kind: UploadKind,
  given: Buffer,
  redraw: boolean,
): Promise<Outcome<Buffer, PictureRefusal>> {
  if (redraw && isPicture(kind)) {
    const picture = await cleanPicture(kind, given)
    return picture.ok ? accept(picture.value.bytes) : picture
  }
  const bytes = bareFile(kind, given)
  return bytes ? accept(bytes) : refuse("torn")
}

/** Counts while it reads: what a sender says of the length proves nothing. */
async function readWithin(content: Content, most: number): Promise<Buffer | undefined> {
  if (content instanceof Uint8Array) {
    return content.length > most ? undefined : Buffer.from(content)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function isPicture(kind: UploadKind): kind is PictureKind {
  return kind === "jpeg" || kind === "png" || kind === "webp"
}

function shelfFor(sealed: boolean): Shelf {
  return sealed ? "sealed" : "open"
}

/** What a sealed file is bound to: moved to another name it does not open. */
export function contextOf(hash: Uint8Array): string {
  return `upload/${Buffer.from(hash).toString("hex")}`
}
