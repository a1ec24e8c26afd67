import { labelOf } from "#app/domain/import/undo.ts"
import type { KeptRow, KeptWhy } from "#app/domain/import/undo.ts"
import type { Instant } from "#app/lib/instant.ts"
import { touchAll } from "#db/commit.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { chunks } from "#db/queries/bulk.server.ts"
import { listImportChanges } from "#db/queries/import-changes.server.ts"
import type { ImportChange } from "#db/queries/import-changes.server.ts"
import type { Standing } from "#db/queries/import-undo.server.ts"
import { listLooseReferences, listReferences } from "#db/queries/references.server.ts"
import type { LooseReference, Reference } from "#db/queries/references.server.ts"
import type { Trx } from "#db/schema.ts"

/** What an undo did: rows by kind, and which rows stay. */
export interface Undone {
  readonly taken: Readonly<Record<string, number>>
  readonly restored: Readonly<Record<string, number>>
  readonly kept: readonly KeptRow[]
}

/** Which run is taken back, by whom and when. */
interface Order {
  readonly runId: number
  readonly accountId: number | null
  readonly at: Instant
}

/** Tables that only repeat or count what a subject says: they hold nobody. */
const derived = [
  ...["identifier", "translation", "search_word", "subject_version", "revision"],
  ...["import_change", "audit_entry", "person_pair"],
]

/** One import being taken back: what the database knows of it, and what became of its rows. */
export class Undoing {
  private readonly taken = new Map<string, number>()
  private readonly restored = new Map<string, number>()
  private readonly kept: KeptRow[] = []
  private readonly touched = new Map<string, Set<number>>()
  private readonly gone = new Map<string, Set<number>>()

  private constructor(
    readonly trx: Trx,
    readonly engine: Engine,
    readonly order: Order,
    readonly references: readonly Reference[],
    readonly loose: readonly LooseReference[],
    readonly changes: readonly ImportChange[],
  ) {}

  static async begin(trx: Trx, engine: Engine, order: Order): Promise<Undoing> {
    const references = await listReferences(trx, engine)
    const loose = await listLooseReferences(trx, engine)
    return new Undoing(
      trx,
      engine,
      order,
      references.filter(({ child }) => !derived.includes(child)),
      loose.filter(({ child }) => !derived.includes(child)),
      await listImportChanges(trx, order.runId),
    )
  }

  take(kind: string, rows: number): void {
    if (rows > 0) this.taken.set(kind, (this.taken.get(kind) ?? 0) + rows)
  }

  restore(kind: string, rows = 1): void {
    if (rows > 0) this.restored.set(kind, (this.restored.get(kind) ?? 0) + rows)
  }

  keep(row: KeptRow): void {
    this.kept.push(row)
  }

  /** Keeps a row, and says why and what holds it. */
  keepRow(kind: string, row: Standing, why: KeptWhy, by: string | null = null): void {
    const publicId = typeof row["public_id"] === "string" ? row["public_id"] : null
    this.keep({ kind, publicId, label: labelOf(row), why, by })
  }

  /** Notes a row's own subject, and those on whose pages it stands. */
  touchAround(table: string, row: Standing): void {
    this.touch(table, row.id)
    this.touch("person", row["person_id"])
    this.touch("area", row["area_id"])
    if (table === "post" || table === "legislative_period")
      this.touch("organization", row["organization_id"])
  }

  /** Notes that what the public sees of a subject has changed. */
  touch(kind: string, id: unknown): void {
    if (typeof id !== "number") return
    this.touched.set(kind, (this.touched.get(kind) ?? new Set<number>()).add(id))
  }

  forget(kind: string, ids: readonly number[]): void {
    const gone = this.gone.get(kind) ?? new Set<number>()
    for (const id of ids) gone.add(id)
    this.gone.set(kind, gone)
  }

  /** Moves the versions of what was touched and still stands. */
  async publish(): Promise<void> {
    for (const [kind, ids] of this.touched) {
      const standing = [...ids].filter((id) => !this.gone.get(kind)?.has(id))
      for (const some of chunks(standing, 500)) {
        await touchAll(this.trx, kind, some, this.order.at)
      }
    }
  }

  result(): Undone {
    return {
      taken: Object.fromEntries(this.taken),
      restored: Object.fromEntries(this.restored),
      kept: this.kept,
    }
  }
}
