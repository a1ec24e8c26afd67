import { canonicalJson } from "#app/lib/canonical-json.ts"
import type { Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** A wording that no longer stands. `body` is the row as canonical JSON, in the columns of its table. */
export interface Revision {
  /** 1 for the first wording; the one in force has the number after the last. */
  readonly number: number
  readonly body: string
  /** When it was superseded. */
  readonly at: Instant
  readonly accountId: number | null
  readonly importRunId: number | null
  /** Why it was superseded, where whoever did so said. */
  readonly reason: string | null
}

/** What is superseded, and by whom: a person's deed or an import. */
export interface Superseded {
  readonly kind: string
  readonly id: number
  /** The row as it stood. Byte strings must be given as text. */
  readonly body: Readonly<Record<string, unknown>>
  readonly at: Instant
  readonly accountId?: number
  readonly importRunId?: number
  readonly reason?: string | null
}

/** Keeps a row as it stood before a change, under the next number, and answers that number. */
export async function supersede(trx: Trx, superseded: Superseded): Promise<number> {
  const { kind, id, body, at, accountId = null, importRunId = null, reason = null } = superseded
  const number = await currentRevision(trx, kind, id)
  await trx
    .insertInto("revision")
    .values({
      subject_kind: kind,
      subject_id: id,
      number,
      body: canonicalJson(body),
      at,
      account_id: accountId,
      import_run_id: importRunId,
      reason,
    })
    .execute()
  return number
}

/** The number of the wording in force: 1 for a row that never changed. A pin is (kind, id, number). */
export async function currentRevision(db: Reader, kind: string, id: number): Promise<number> {
  const [row] = await lastNumber(db, { kind, id })
  return (row?.last ?? 0) + 1
}

const lastNumber = shaped<{ kind: string; id: number }>()((db, { kind, id }) =>
  db
    .selectFrom("revision")
    .select((eb) => eb.fn.max<number | null>("number").as("last"))
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id),
)

/** The same, for a page: the version that whoever looks at it looks at. */
export function getRevisionNumber(db: Reader, kind: string, id: number): Promise<number> {
  return currentRevision(db, kind, id)
}

/** The wordings that were superseded, the oldest first. */
export async function listRevisions(db: Reader, kind: string, id: number): Promise<Revision[]> {
  const rows = await db
    .selectFrom("revision")
    .selectAll()
    .where("subject_kind", "=", kind)
    .where("subject_id", "=", id)
    .orderBy("number")
    .execute()
  return rows.map((row) => ({
    number: row.number,
    body: row.body,
    at: row.at,
    accountId: row.account_id,
    importRunId: row.import_run_id,
    reason: row.reason,
  }))
}
