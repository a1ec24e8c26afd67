import { createHash } from "node:crypto"
import { Difference } from "#app/domain/import/difference.ts"
import { notePairs } from "#app/domain/import/pairs.server.ts"
import { encodePublicId } from "#app/domain/public-id.ts"
import type { PublicId } from "#app/domain/public-id.ts"
import { ownPublicId } from "#app/exchange/own-export.ts"
import type { Ref } from "#app/exchange/subject.ts"
import type { Tally } from "#app/exchange/tally.ts"
import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import { touchAll } from "#db/commit.server.ts"
import { chunks } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { ImportChange } from "#db/queries/import-changes.server.ts"
import { insertImportChanges } from "#db/queries/import-changes.server.ts"
import type { Writing } from "#db/queries/imported.server.ts"
import type { AmbiguousPair } from "#db/queries/person-pairs.server.ts"
import { listStandIns } from "#db/queries/person-standing.server.ts"
import type { Trx } from "#db/schema.ts"

/**
 * The public id of an imported record: the first 80 bits of SHA-256 over the canonical JSON of source,
 * kind and the source's id. A second import and another installation arrive at the same. What this site
 * exported brings its public id along.
 */
export function publicIdOf(ref: Ref): PublicId {
  const known = publicIds.get(ref) ?? ownPublicId(ref)
  if (known !== undefined) return known
  const named = canonicalJson([ref.source, ref.kind, ref.id])
  const hash = createHash("sha256").update(named).digest()
  const made = encodePublicId(hash.subarray(0, 10))
  publicIds.set(ref, made)
  return made
}

/** Says that a reference means a record that stands under another id. */
export function standFor(ref: Ref, publicId: PublicId): void {
  publicIds.set(ref, publicId)
}

/** A reference is asked for its id many times while its record is stored. */
const publicIds = new WeakMap<Ref, PublicId>()

/** One file being imported: its transaction, what it has met so far, and what it will have changed. */
export class ImportRun {
  /** Keys of rows that this run stored or found, by public id. */
  readonly known = new Map<PublicId, number>()
  /** Public ids of rows that were not there before. */
  readonly added = new Set<PublicId>()
  /** Public ids of records that were rejected: nothing may link to them, even if the id stands for another. */
  readonly refused = new Set<PublicId>()
  /** What a reader is shown of it: the first records of each kind. */
  readonly difference = new Difference()
  /** People who were given an identifier: another may carry it too. */
  readonly identified = new Set<number>()
  /** People whom an id could not tell apart. */
  readonly ambiguous: AmbiguousPair[] = []
  private standIns: ReadonlyMap<number, number> = new Map()
  private standing = new Set<number>()
  private readonly changes: ImportChange[] = []
  private readonly touched = new Map<string, Set<number>>()

  constructor(
    readonly trx: Trx,
    readonly engine: Engine,
    readonly id: number,
    readonly at: Instant,
    readonly tally: Tally,
    /** Told how many more records are done. */
    readonly advance: (records: number) => void,
  ) {}

  /** Learns which records stand under another: what a file says of one of those is said of the other. */
  async meetStandIns(): Promise<void> {
    this.standIns = await listStandIns(this.trx)
    this.standing = new Set(this.standIns.values())
  }

  /** The key of whoever a row of a table stands for: the person it was merged into, or itself. */
  standingFor(kind: string, id: number): number {
    return kind === "person" ? (this.standIns.get(id) ?? id) : id
  }

  /** Whether a person is found by the names of several records. */
  hasSeveralRecords(kind: string, id: number): boolean {
    return kind === "person" && (this.standIns.has(id) || this.standing.has(id))
  }

  get writing(): Writing {
    return { at: this.at, importRunId: this.id }
  }

  /** Notes that what the public sees of a subject has changed. */
  touch(kind: string, id: number): void {
    const ids = this.touched.get(kind)
    if (ids) ids.add(id)
    else this.touched.set(kind, new Set([id]))
  }

  /** Remembers a part of a subject as it stood before, which no revision holds: the import can be taken back. */
  remember(change: ImportChange): void {
    this.changes.push(change)
  }

  /** Writes down what was remembered and moves the versions of all that was touched, once each. */
  async publish(): Promise<void> {
    const met = { identified: [...this.identified], ambiguous: this.ambiguous }
    await notePairs(this.trx, this.engine, met, this.id)
    await insertImportChanges(this.trx, this.engine, this.id, this.changes)
    for (const [kind, ids] of this.touched) {
      for (const some of chunks([...ids], 500)) await touchAll(this.trx, kind, some, this.at)
    }
  }
}
