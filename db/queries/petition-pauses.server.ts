import type { Day, Instant } from "#app/lib/instant.ts"
import { shaped } from "#db/prepared.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A court's decision: where it can be read, and its day. */
export interface Decision {
  readonly source: string
  readonly decidedOn: Day
}

/** A pause and, where it is over, how it ended. `daysAdded`: by how much the signing period grew. */
export interface Pause extends Decision {
  readonly id: number
  readonly pausedAt: Instant
  readonly resumed: (Decision & { readonly at: Instant; readonly daysAdded: number }) | null
}

/** Notes a pause. */
export async function insertPause(
  trx: Trx,
  pause: Decision & {
    readonly petitionId: number
    readonly accountId: number
    readonly pausedAt: Instant
  },
): Promise<void> {
  await trx
    .insertInto("petition_pause")
    .values({
      petition_id: pause.petitionId,
      source: pause.source,
      decided_on: pause.decidedOn,
      account_id: pause.accountId,
      paused_at: pause.pausedAt,
    })
    .execute()
}

/** Notes how a pause ended. */
export async function endPause(
  trx: Trx,
  id: number,
  end: Decision & {
    readonly accountId: number
    readonly at: Instant
    readonly daysAdded: number
  },
): Promise<void> {
  await trx
    .updateTable("petition_pause")
    .set({
      resume_source: end.source,
      resume_decided_on: end.decidedOn,
      resume_account_id: end.accountId,
      resumed_at: end.at,
      days_added: end.daysAdded,
    })
    .where("id", "=", id)
    .execute()
}

/** The pauses of a petition, the latest first. */
export async function listPauses(db: Reader, petitionId: number): Promise<Pause[]> {
  const rows = await pausesOf(db, { petitionId })
  return rows.map(asPause)
}

const pausesOf = shaped<{ petitionId: number }>()((db, { petitionId }) =>
  db
    .selectFrom("petition_pause")
    .selectAll()
    .where("petition_id", "=", petitionId)
    .orderBy("id", "desc"),
)

function asPause(row: Row<"petition_pause">): Pause {
  const { resumed_at: at, resume_source: source, resume_decided_on: decidedOn } = row
  const over = at !== null && source !== null && decidedOn !== null
  return {
    id: row.id,
    source: row.source,
    decidedOn: row.decided_on,
    pausedAt: row.paused_at,
    resumed: over ? { at, source, decidedOn, daysAdded: row.days_added ?? 0 } : null,
  }
}
