import type { Actor, Deed } from "./access.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Job } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { insertAuditEntry } from "#db/queries/audit.server.ts"
import type { AuditEntry } from "#db/queries/audit.server.ts"

/** What somebody sets out to do, in the words of the trail. */
export interface Attempt {
  readonly deed: Deed
  readonly subjectKind: string
  /** Public id of what it is done to; null where it is made by this very deed. */
  readonly subject: string | null
  readonly reason?: string | undefined
  /** What else the trail should know: codes and ids, never personal data. */
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

/**
 * Runs a privileged deed as one job of the commit queue and writes it into the trail: done, in the very
 * transaction of the deed; refused, with the refusal's code, in one of its own, for a refusal undoes its job.
 */
export async function audited<Result extends Outcome<unknown>>(
  { db }: { readonly db: Db },
  attempt: Attempt,
  actor: Actor,
  now: Instant,
  job: Job<Result>,
): Promise<Result> {
  const outcome = await commit(db, async (trx) => {
    const result = await job(trx)
    if (result.ok) await insertAuditEntry(trx, entryOf(attempt, actor, now, null))
    return result
  })
  if (!outcome.ok) {
    const { code } = outcome.refusal
    await commit(db, async (trx) => {
      await insertAuditEntry(trx, entryOf(attempt, actor, now, code))
      return accept(undefined)
    })
  }
  return outcome
}

function entryOf(attempt: Attempt, actor: Actor, at: Instant, code: string | null): AuditEntry {
  return {
    at,
    accountId: actor.id,
    role: actor.role,
    deed: attempt.deed,
    subjectKind: attempt.subjectKind,
    subject: attempt.subject,
    outcome: code === null ? "done" : "refused",
    code,
    reason: attempt.reason ?? null,
    details: attempt.details ?? null,
  }
}
