import { isHidden } from "#app/domain/hidden-text.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** The kinds of file that prove something. A picture has a small copy, a document none. */
export type KeptKind = "jpeg" | "png" | "webp" | "pdf"

/** A file as it was taken in: its bytes lie under their hash, sealed. */
export interface NewFile {
  readonly kind: KeptKind
  readonly sha256: Buffer
  /** Of the small copy of a picture; null for a PDF. */
  readonly smallSha256: Buffer | null
  /** What is to be seen, for who cannot see it. */
  readonly alt: string
  readonly lang: string
}

/** A file as pages show it. */
export interface KeptFile {
  readonly publicId: string
  readonly kind: KeptKind
  readonly alt: string
  readonly lang: string
}

/** A file as it is opened. */
export interface StoredFile extends NewFile {
  readonly id: number
}

/** Stores the row of a file and answers its key; null without one. */
export async function insertKeptFile(
  trx: Trx,
  file: NewFile | null,
  publicId: string,
  at: Instant,
): Promise<number | null> {
  if (file === null) return null
  const { id } = await trx
    .insertInto("kept_file")
    .values({
      public_id: publicId,
      kind: file.kind,
      sha256: file.sha256,
      small_sha256: file.smallSha256,
      alt: file.alt,
      lang: file.lang,
      kept_at: at,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** The files behind keys; a key that is null or unknown is left out. */
export async function listKeptFiles(
  db: Reader,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, KeptFile>> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const rows = await db.selectFrom("kept_file").selectAll().where("id", "in", known).execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { publicId: row.public_id, kind: row.kind as KeptKind, alt: row.alt, lang: row.lang },
    ]),
  )
}

/**
 * A file that a published text shows: evidence that was taken, or a deputy's word. Undefined for what is
 * only offered, was refused, or whose text is hidden.
 */
export async function findPublicFile(
  db: Reader,
  publicId: string,
): Promise<StoredFile | undefined> {
  const row = await db
    .selectFrom("kept_file")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  if (!row) return undefined
  const texts = await Promise.all([
    db.selectFrom("evidence").select("note as text").where("file_id", "=", row.id).execute(),
    db.selectFrom("claim").select("text").where("file_id", "=", row.id).execute(),
  ])
  return texts.flat().some(({ text }) => !isHidden(text)) ? asStored(row) : undefined
}

/** The file of an offer, for who decides on it. */
export async function findOfferedFile(
  db: Reader,
  offerPublicId: string,
): Promise<StoredFile | undefined> {
  const row = await db
    .selectFrom("evidence_offer")
    .innerJoin("kept_file", "kept_file.id", "evidence_offer.file_id")
    .selectAll("kept_file")
    .where("evidence_offer.public_id", "=", offerPublicId)
    .executeTakeFirst()
  return row && asStored(row)
}

/** Takes a file's row away. @returns the hashes whose bytes no other row names any more */
export async function deleteKeptFile(trx: Trx, id: number): Promise<Buffer[]> {
  const row = await trx
    .deleteFrom("kept_file")
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst()
  if (!row) return []
  const hashes = [row.sha256, ...(row.small_sha256 === null ? [] : [row.small_sha256])]
  const orphans: Buffer[] = []
  for (const hash of hashes) if (!(await hasFileNamed(trx, hash))) orphans.push(hash)
  return orphans
}

/** Tells whether a row names these bytes, whole or as a small copy. */
export async function hasFileNamed(db: Reader, hash: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom("kept_file")
    .select("id")
    .where((eb) => eb.or([eb("sha256", "=", hash), eb("small_sha256", "=", hash)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function asStored(row: Row<"kept_file">): StoredFile {
  return {
    id: row.id,
    kind: row.kind as KeptKind,
    sha256: row.sha256,
    smallSha256: row.small_sha256,
    alt: row.alt,
    lang: row.lang,
  }
}
