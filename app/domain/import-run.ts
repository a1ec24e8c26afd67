import { mayDo } from "#app/domain/access.ts"
import type { Actor } from "#app/domain/access.ts"
import type { Instant } from "#app/lib/instant.ts"

/** What a file may hold, in the order in which an empty site needs them. */
export const importFormats = [
  ...(["popolo", "popolo-votes", "rollcall", "promises"] as const),
  ...(["mandates", "electorate", "places", "roll"] as const),
] as const

export type ImportFormat = (typeof importFormats)[number]

/** Public records that watchdogs bring: people, votes and promises. All else binds the law of the place. */
const ofWatchdogs: readonly ImportFormat[] = ["popolo", "popolo-votes", "rollcall", "promises"]

/** Which files an account may import: a voters' roll, and what sets up seats, is for operators alone. */
export function formatsOf(actor: Actor | null): readonly ImportFormat[] {
  if (!actor || !mayDo(actor, "data.import")) return []
  return actor.role === "operator" ? importFormats : ofWatchdogs
}

/** Whether a text names a format. */
export function isImportFormat(text: string): text is ImportFormat {
  return importFormats.some((format) => format === text)
}

/** Where an import stands. */
export type ImportState =
  "uploaded" | "checked" | "confirmed" | "done" | "failed" | "expired" | "undoing" | "undone"

/** What of a run tells where it stands. */
export interface ImportMarks {
  readonly upload: string | null
  readonly checkedAt: Instant | null
  readonly confirmedAt: Instant | null
  readonly finishedAt: Instant | null
  readonly failure: string | null
  readonly undoAskedAt: Instant | null
  readonly undoneAt: Instant | null
}

/** Where an import stands, from what happened to it. The last thing that happened tells. */
export function stateOf(run: ImportMarks): ImportState {
  if (run.undoAskedAt !== null) return "undoing"
  if (run.undoneAt !== null) return "undone"
  if (run.finishedAt !== null) return "done"
  if (run.failure !== null) return "failed"
  if (run.upload === null) return "expired"
  if (run.confirmedAt !== null) return "confirmed"
  return run.checkedAt === null ? "uploaded" : "checked"
}

/** States in which something goes on by itself: the page is looked at again. */
export function isBusy(state: ImportState): boolean {
  return state === "uploaded" || state === "confirmed" || state === "undoing"
}

/**
 * Whether an account sees a run and may go on with it: operators all, a watchdog those of its own account.
 * A suspended organisation's people see none.
 */
export function maySeeRun(
  actor: Actor | null,
  run: { readonly accountId: number | null; readonly format: string },
): boolean {
  if (!actor || !mayDo(actor, "data.import")) return false
  if (actor.role === "operator") return true
  return (
    run.accountId === actor.id && isImportFormat(run.format) && ofWatchdogs.includes(run.format)
  )
}
