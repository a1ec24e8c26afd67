import sharp from "sharp"
import type { House } from "#app/context.server.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { Semaphore } from "#app/lib/semaphore.ts"
import { openUpload, removeUpload, storeUpload } from "#app/uploads/upload.server.ts"
import type { UploadRefusal } from "#app/uploads/upload.server.ts"
import { hasFileNamed } from "#db/queries/kept-files.server.ts"
import type { NewFile } from "#db/queries/kept-files.server.ts"

const terms = {
  kinds: ["jpeg", "png", "webp", "pdf"],
  most: 10 * 1024 * 1024,
  sealed: true,
} as const

/** The longer side of a picture's small copy, in pixels. */
const smallSide = 640

type Shop = Pick<House, "keys" | "dataDir">

/** What the file shows, in words, and their language. */
interface Described {
  readonly alt: string
  readonly lang: string
}

export type FileRefusal = `file-${UploadRefusal}`

/**
 * Takes in a picture or a PDF that proves something. A picture is drawn anew, without place, time and
 * device, and gets a small copy for pages; a PDF stays as it is. Both lie sealed: which row may show them,
 * its page decides. Refuses what the upload refuses, as `file-…`.
 */
export async function keepFile(
  house: Shop,
  file: File,
  { alt, lang }: Described,
): Promise<Outcome<NewFile, FileRefusal>> {
  const content = new Uint8Array(await file.arrayBuffer())
  const stored = await storeUpload(house, content, { ...terms, name: file.name, redraw: true })
  if (!stored.ok) return refuse(`file-${stored.refusal.code}`)
  const { sha256 } = stored.value
  const kind = terms.kinds.find((one) => one === stored.value.kind)
  if (!kind) throw new Error(`a file of kind ${stored.value.kind} was taken in`)
  if (kind === "pdf") return accept({ kind, sha256, smallSha256: null, alt, lang })
  const drawn = await openUpload(house, sha256, { sealed: true })
  if (!drawn) throw new Error("a file that was just kept is not there")
  const small = await storeUpload(house, await smallCopy(drawn.bytes), {
    ...{ kinds: ["webp"], most: terms.most, sealed: true },
  })
  if (!small.ok) throw new Error(`a small copy was refused: ${small.refusal.code}`)
  return accept({ kind, sha256, smallSha256: small.value.sha256, alt, lang })
}

/** Throws away a file that was taken in for a deed which was refused; nothing where another row shows it. */
export async function dropFile(
  house: Shop & Pick<House, "db">,
  file: NewFile | null,
): Promise<void> {
  for (const hash of [file?.sha256, file?.smallSha256]) {
    if (!hash || (await hasFileNamed(house.db.read, hash))) continue
    await removeUpload(house, hash, { sealed: true })
  }
}

/** Of pictures that are made small only few are unfolded at once. */
const easel = new Semaphore(1, 20)

function smallCopy(bytes: Buffer): Promise<Buffer> {
  return easel.run(() =>
    sharp(bytes)
      .resize({ width: smallSide, height: smallSide, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer(),
  )
}
