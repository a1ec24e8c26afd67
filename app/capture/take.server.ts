import type { House } from "#app/context.server.ts"
import { keepSnapshot } from "#app/domain/snapshot.server.ts"
import type { FetchRefusal } from "#app/lib/fetched-source.ts"
import type { Instant } from "#app/lib/instant.ts"
import { refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { uploadKinds } from "#app/uploads/kinds.ts"
import type { UploadKind } from "#app/uploads/kinds.ts"
import { removeUpload, storeUpload } from "#app/uploads/upload.server.ts"
import type { Upload, UploadRefusal } from "#app/uploads/upload.server.ts"
import { hasCopyNamed } from "#db/queries/snapshots.server.ts"
import { readCopyText } from "./copy-text.server.ts"

const kinds: readonly UploadKind[] = ["html", "text", "pdf", "jpeg", "png", "webp"]
const mostUploaded = 10 * 1024 * 1024
const mostFetched = 5 * 1024 * 1024

type Shop = Pick<House, "db" | "keys" | "dataDir">

export type TakeOutcome = Outcome<
  { readonly publicId: string },
  `copy-${UploadRefusal}` | FetchRefusal | "fetching-off"
>

/** Where a source is from and what it is called, as whoever captures it says. */
export interface Named {
  readonly url: string | null
  readonly title: string | null
}

/**
 * Takes a file in as the copy of a source. Pictures lose what tells of their maker; all else is kept to
 * the byte. Refuses what the upload is refused with (`copy-empty` … `copy-too-many-pixels`).
 */
export async function takeFile(
  house: Shop,
  file: File,
  { url, title }: Named,
  actor: { readonly id: number },
  now: Instant,
): Promise<TakeOutcome> {
  const content = new Uint8Array(await file.arrayBuffer())
  const terms = { kinds, most: mostUploaded, name: file.name, redraw: true }
  const stored = await storeUpload(house, content, terms)
  if (!stored.ok) return refuse(`copy-${stored.refusal.code}`)
  const name = title ?? file.name.replace(/\.[^.]*$/, "").slice(0, 200)
  const named = { url, title: name, charset: null }
  return keep(house, { ...stored.value, ...named, bytes: content }, actor, now)
}

/**
 * Fetches an address and keeps what it answers, to the byte. Refuses: `fetching-off`, where this site
 * fetches nothing; what fetching is refused with (`address-…`), and what an upload is.
 */
export async function takeAddress(
  house: Shop & Pick<House, "fetchSource">,
  { url, title }: Named & { readonly url: string },
  actor: { readonly id: number },
  now: Instant,
): Promise<TakeOutcome> {
  if (!house.fetchSource) return refuse("fetching-off")
  const fetched = await house.fetchSource(url)
  if (!fetched.ok) return fetched
  const { bytes, charset } = fetched.value
  const stored = await storeUpload(house, bytes, { kinds, most: mostFetched, asIs: true })
  if (!stored.ok) return refuse(`copy-${stored.refusal.code}`)
  const named = { url: fetched.value.url, title: title ?? new URL(fetched.value.url).host, charset }
  return keep(house, { ...stored.value, ...named, bytes }, actor, now)
}

interface Kept extends Upload {
  readonly bytes: Uint8Array
  /** As its sender said. */
  readonly charset: string | null
  readonly url: string | null
  readonly title: string
}

/** Writes the row of a file that lies on the shelf. Where there comes to be none, the file goes too. */
async function keep(
  house: Shop,
  { kind, bytes, charset: told, ...copy }: Kept,
  actor: { readonly id: number },
  now: Instant,
): Promise<TakeOutcome> {
  try {
    const read = await readCopyText(kind, bytes, told)
    const { type: mediaType } = uploadKinds[kind]
    return await keepSnapshot(house.db, { ...copy, ...read, mediaType }, actor, now)
  } catch (fault) {
    const isKnown = await hasCopyNamed(house.db.read, copy.sha256)
    if (!isKnown) await removeUpload(house, copy.sha256)
    throw fault
  }
}
