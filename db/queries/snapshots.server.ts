import type { Day } from "#app/lib/instant.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Where a text or an act can be read, as it stood on the day somebody saw it. */
export interface Source {
  readonly publicId: string
  readonly url: string
  readonly title: string | null
  /** The day on which the source was seen. */
  readonly capturedOn: Day
  /** SHA-256 of the bytes seen, in lower-case hexadecimal; null where no copy was hashed. */
  readonly sha256: string | null
  readonly mediaType: string | null
}

export interface NewSource extends Omit<Source, "sha256"> {
  readonly sha256: Buffer | null
}

/** Stores a source and answers its key. */
export async function insertSnapshot(trx: Trx, source: NewSource): Promise<number> {
  const { id } = await trx
    .insertInto("source_snapshot")
    .values({
      public_id: source.publicId,
      url: source.url,
      title: source.title,
      captured_on: source.capturedOn,
      sha256: source.sha256,
      media_type: source.mediaType,
      import_run_id: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** The sources behind keys; a key that is null or unknown is left out. */
export async function listSnapshots(
  db: Reader,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, Source>> {
  const known = ids.filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const rows = await db.selectFrom("source_snapshot").selectAll().where("id", "in", known).execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        publicId: row.public_id,
        url: row.url,
        title: row.title,
        capturedOn: row.captured_on,
        sha256: row.sha256 === null ? null : row.sha256.toString("hex"),
        mediaType: row.media_type,
      },
    ]),
  )
}
