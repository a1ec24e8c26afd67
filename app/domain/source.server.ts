import { newPublicId } from "./public-id.server.ts"
import type { Day } from "#app/lib/instant.ts"
import { refuse } from "#app/lib/outcome.ts"
import { insertSnapshot } from "#db/queries/snapshots.server.ts"
import type { Trx } from "#db/schema.ts"

/** A source as a person names it. */
export interface SourceSeen {
  readonly url: string
  readonly title: string | null
  readonly capturedOn: Day
  /** SHA-256 of the file seen, as 64 hexadecimal digits. */
  readonly sha256: string | null
}

/** Refuses a source that was seen on a day to come. */
export function refuseUnseen(source: SourceSeen, today: Day) {
  return source.capturedOn > today ? refuse("captured-in-future") : undefined
}

/** The key of a source that stands in the records already. */
interface Standing {
  readonly snapshotId: number
}

/** Stores a source, where it does not stand already, and answers its key; null without one. */
export async function keepSource(trx: Trx, source: SourceSeen | Standing): Promise<number>
export async function keepSource(trx: Trx, source: SourceSeen | null): Promise<number | null>
export async function keepSource(
  trx: Trx,
  source: SourceSeen | Standing | null,
): Promise<number | null> {
  if (source === null) return null
  if ("snapshotId" in source) return source.snapshotId
  return insertSnapshot(trx, {
    publicId: newPublicId(),
    url: source.url,
    title: source.title,
    capturedOn: source.capturedOn,
    sha256: source.sha256 === null ? null : Buffer.from(source.sha256, "hex"),
    mediaType: null,
  })
}
