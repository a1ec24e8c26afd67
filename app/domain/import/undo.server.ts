import { takeRowsBack } from "#app/domain/import/undo-rows.server.ts"
import { takeRollBack } from "#app/domain/import/undo-roll.server.ts"
import { takeVotesBack } from "#app/domain/import/undo-votes.server.ts"
import { Undoing } from "#app/domain/import/undoing.server.ts"
import type { Undone } from "#app/domain/import/undoing.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { findImportRun, markUndone } from "#db/queries/import-runs.server.ts"
import { replaceKept } from "#db/queries/import-reports.server.ts"
import type { Trx } from "#db/schema.ts"

/** Who takes an import back; null for the command line. */
export interface Undoer {
  readonly accountId: number | null
}

/**
 * Takes an import back: what the run made is deleted, what it changed is restored. What was edited since, and
 * what a verdict, a petition, the log or anything else refers to, is kept and named. Done again it takes what
 * has been let go of in the meantime.
 *
 * @param isDryRun do everything but keep it
 * @returns what was taken, restored and kept. Refuses: `no-such-import`, `import-not-finished`
 */
export async function undoImport(
  db: Db,
  runId: number,
  { accountId }: Undoer,
  now: Instant,
  isDryRun = false,
): Promise<Outcome<Undone, "no-such-import" | "import-not-finished">> {
  let undone: Undone | undefined
  const outcome = await commit(db, async (trx) => {
    const run = await findImportRun(trx, runId)
    if (!run) return refuse("no-such-import")
    if (run.finishedAt === null || run.failure !== null) return refuse("import-not-finished")
    undone = await takeBack(trx, db, runId, accountId, now)
    if (isDryRun) return refuse("not-kept")
    await markUndone(trx, runId, now, undone)
    await replaceKept(trx, db.engine, runId, undone.kept)
    return accept(undone)
  })
  if (outcome.ok) return outcome
  if (outcome.refusal.code === "not-kept" && undone) return accept(undone)
  return refuse(
    outcome.refusal.code === "no-such-import" ? "no-such-import" : "import-not-finished",
  )
}

async function takeBack(
  trx: Trx,
  { engine }: Pick<Db, "engine">,
  runId: number,
  accountId: number | null,
  now: Instant,
): Promise<Undone> {
  const undoing = await Undoing.begin(trx, engine, { runId, accountId, at: now })
  await takeVotesBack(undoing)
  await takeRollBack(undoing)
  await takeRowsBack(undoing)
  await undoing.publish()
  return undoing.result()
}
