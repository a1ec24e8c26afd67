import type { Day, Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

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
  /** When the copy was taken that is kept here; null where none is, and the hash is of a file elsewhere. */
  readonly capturedAt: Instant | null
}

/** The copy that is kept of a source. */
export interface NewCopy {
  readonly capturedAt: Instant
  /** Bytes. */
  readonly size: number
  /** By which its letters are read, where it is a text. */
  readonly charset: string | null
  readonly accountId: number
}

export interface NewSource extends Omit<Source, "sha256" | "capturedAt"> {
  readonly sha256: Buffer | null
  readonly copy?: NewCopy
}

/** A source with its copy, as whoever marks a quote in it needs it. */
export interface Snapshot extends Source {
  readonly id: number
  readonly size: number | null
  readonly charset: string | null
  readonly accountId: number | null
}

/** Of the words of a hidden text nothing is left but a stub (hidden-text.ts). */
const hidden = "\ufffchidden %"

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
      size: source.copy?.size ?? null,
      charset: source.copy?.charset ?? null,
      captured_at: source.copy?.capturedAt ?? null,
      account_id: source.copy?.accountId ?? null,
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
  return new Map(rows.map((row) => [row.id, asSource(row)]))
}

/** One source by its public id, or undefined. */
export async function findSnapshot(db: Reader, publicId: string): Promise<Snapshot | undefined> {
  const row = await db
    .selectFrom("source_snapshot")
    .selectAll()
    .where("public_id", "=", publicId)
    .executeTakeFirst()
  return (
    row && {
      ...asSource(row),
      id: row.id,
      size: row.size,
      charset: row.charset,
      accountId: row.account_id,
    }
  )
}

/**
 * Tells whether a copy is before the public: a promise, evidence or a claim names it, and the promise is
 * not hidden. A copy that was taken and never used is its taker's alone.
 */
export async function hasPublicUse(db: Reader, sourceId: number): Promise<boolean> {
  const direct = db
    .selectFrom("pledge")
    .select("id")
    .where("source_snapshot_id", "=", sourceId)
    .where("text", "not like", hidden)
  const further = db
    .selectFrom("further_source")
    .innerJoin("pledge", "pledge.id", "further_source.pledge_id")
    .select("pledge.id")
    .where("further_source.source_snapshot_id", "=", sourceId)
    .where("pledge.text", "not like", hidden)
  const evidence = db
    .selectFrom("evidence")
    .select("id")
    .where("source_snapshot_id", "=", sourceId)
    .where("note", "not like", hidden)
  return (await direct.unionAll(further).unionAll(evidence).limit(1).execute()).length > 0
}

/** Tells whether a file of this SHA-256 is the copy of some source. */
export async function hasCopyNamed(db: Reader, sha256: Buffer): Promise<boolean> {
  const copy = db.selectFrom("source_snapshot").select("id").where("sha256", "=", sha256)
  return (await copy.where("captured_at", "is not", null).limit(1).execute()).length > 0
}

function asSource(row: Row<"source_snapshot">): Source {
  return {
    publicId: row.public_id,
    url: row.url,
    title: row.title,
    capturedOn: row.captured_on,
    sha256: row.sha256 === null ? null : row.sha256.toString("hex"),
    mediaType: row.media_type,
    capturedAt: row.captured_at,
  }
}
