import type { House } from "#app/context.server.ts"
import type { Actor } from "#app/domain/access.ts"
import { audited } from "#app/domain/audit.server.ts"
import { stateOf } from "#app/domain/import-run.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { findImportRun } from "#db/queries/import-runs.server.ts"
import type { StoredRun } from "#db/queries/import-runs.server.ts"
import { dropUpload, markConfirmed, markUndoAsked } from "#db/queries/import-uploads.server.ts"
import { enqueue } from "#db/queries/outbox.server.ts"
import type { Trx } from "#db/schema.ts"
import { clearShelf } from "./shelf.server.ts"

/** What is done with a run that stands: by whom and when. */
interface Deciding {
  readonly house: House
  readonly actor: Actor
  readonly now: Instant
}

/** Has a checked file imported by the worker. Refuses: `import-not-waiting`, where it is decided on already. */
export function confirmImport(
  deciding: Deciding,
  run: number,
): Promise<Outcome<undefined, "import-not-waiting">> {
  return decide(deciding, run, "confirm", async (trx) => {
    const { house, now } = deciding
    if (!(await markConfirmed(trx, run, now))) return refuse("import-not-waiting")
    await enqueue(trx, house.keys, "import-run", { run }, now)
    return accept(undefined)
  })
}

/** Throws the files of a run away that nobody confirmed. Refuses: `import-not-waiting`. */
export async function giveUpImport(
  deciding: Deciding,
  run: number,
): Promise<Outcome<undefined, "import-not-waiting">> {
  const stored = await findImportRun(deciding.house.db.read, run)
  const outcome = await decide(deciding, run, "give-up", async (trx) => {
    const found = await findImportRun(trx, run)
    if (!found || !isWaiting(found)) return refuse("import-not-waiting")
    await dropUpload(trx, run)
    return accept(undefined)
  })
  if (outcome.ok && stored?.upload != null) await clearShelf(deciding.house, stored.upload)
  return outcome
}

/** Has the worker take a run back, or only try to. Refuses: `import-not-finished`. */
export function askForUndo(
  deciding: Deciding,
  run: number,
  isDryRun: boolean,
): Promise<Outcome<undefined, "import-not-finished">> {
  return decide(deciding, run, isDryRun ? "undo-trial" : "undo", async (trx) => {
    const { house, now, actor } = deciding
    if (!(await markUndoAsked(trx, run, now))) return refuse("import-not-finished")
    await enqueue(trx, house.keys, "import-undo", { run, isDryRun, by: actor.id }, now)
    return accept(undefined)
  })
}

function isWaiting(run: StoredRun): boolean {
  return ["uploaded", "checked"].includes(stateOf(run)) && run.upload !== null
}

function decide<Code extends string>(
  { house, actor, now }: Deciding,
  run: number,
  step: string,
  job: (trx: Trx) => Promise<Outcome<undefined, Code>>,
): Promise<Outcome<undefined, Code>> {
  const attempt = {
    ...({ deed: "data.import", subjectKind: "import", subject: String(run) } as const),
    details: { step },
  }
  return audited(house, attempt, actor, now, job)
}
