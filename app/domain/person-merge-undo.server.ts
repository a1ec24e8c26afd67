import type { Actor } from "./access.ts"
import { reasonLimits } from "./accreditation.ts"
import { audited } from "./audit.server.ts"
import { touchPeople } from "./person-merge.server.ts"
import { decideUndo } from "./person-merge-undo.ts"
import type { UndoCase, UndoRefusal } from "./person-merge-undo.ts"
import { indexPeople } from "./person-words.server.ts"
import type { PublicId } from "./public-id.ts"
import { decideLength } from "./text.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Db } from "#db/connection.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { listConflictPersonIds } from "#db/queries/declared-conflicts.server.ts"
import { findMerge, listMoves, markMergeUndone } from "#db/queries/person-merges.server.ts"
import type { StoredMerge } from "#db/queries/person-merges.server.ts"
import { countPetitionsSince, listImportsSince } from "#db/queries/person-merge-since.server.ts"
import { moveBack, personReferences, unfold } from "#db/queries/person-moves.server.ts"
import type { PersonMove } from "#db/queries/person-moves.server.ts"
import { listFormerPeople } from "#db/queries/person-standing.server.ts"
import { lockPerson } from "#db/queries/stored-pledges.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/**
 * Undoes a merge exactly: what was moved speaks of the other again, what was folded stands again. What people
 * added to the kept person since stays there; what imports added must be taken back before.
 *
 * @returns nothing. Refuses what `decideUndo` does, `no-such-merge`, and a reason that is too short or too long.
 */
export function undoMerge(
  house: { readonly db: Db },
  order: { readonly merge: PublicId; readonly reason: string },
  actor: Actor,
  now: Instant,
): Promise<Outcome<undefined, UndoRefusal | "reason-too-short" | "reason-too-long">> {
  const attempt = {
    ...({ deed: "person.merge", subjectKind: "merge", subject: order.merge } as const),
    reason: order.reason,
    details: { step: "undo" },
  }
  return audited(house, attempt, actor, now, async (trx) => {
    const reason = decideLength("reason", order.reason, reasonLimits)
    if (!reason.ok) return reason
    const merge = await lockMerge(trx, house.db.engine, order.merge)
    if (!merge) return refuse("no-such-merge")
    const before = decideUndo(await findUndoCase(trx, merge, actor))
    if (!before.ok) return before
    const moves = await listMoves(trx, merge.id)
    const changedRows = await takeBack(trx, house.db.engine, merge, moves)
    const after = decideUndo({ ...untouched, changedRows })
    if (!after.ok) return after
    await markMergeUndone(trx, merge, { at: now, accountId: actor.id, reason: reason.value })
    await republish(trx, merge, moves, now)
    return accept(undefined)
  })
}

/** What became of a merge since, as far as it is told before anything is moved back. */
export async function findUndoCase(
  db: Reader,
  merge: StoredMerge,
  actor: Pick<Actor, "id">,
): Promise<UndoCase> {
  const bound = await listConflictPersonIds(db, actor.id)
  return {
    isUndone: merge.undoneAt !== null,
    isConflicted: bound.includes(merge.keptId) || bound.includes(merge.droppedId),
    standsUnderAnother: merge.standsForId !== merge.keptId,
    importedSince: await listImportsSince(db, merge.keptId, merge.marks),
    petitionedSince: await countPetitionsSince(db, merge.keptId, merge.at),
    changedRows: 0,
  }
}

const untouched: UndoCase = {
  ...{ isUndone: false, isConflicted: false, standsUnderAnother: false },
  ...{ importedSince: [], petitionedSince: 0, changedRows: 0 },
}

async function lockMerge(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<StoredMerge | undefined> {
  const seen = await findMerge(trx, publicId)
  if (!seen) return undefined
  const ids = [seen.keptId, seen.droppedId].sort((a, b) => a - b)
  for (const id of ids) await lockPerson(trx, engine, id)
  return findMerge(trx, publicId)
}

/** Answers how many rows are no longer the kept person's, though nobody but an import decides whose they are. */
async function takeBack(
  trx: Trx,
  engine: Engine,
  { keptId, droppedId }: StoredMerge,
  moves: readonly PersonMove[],
): Promise<number> {
  let changed = 0
  for (const reference of personReferences) {
    const own = moves.filter(
      ({ child, reference: column, folded }) =>
        child === reference.child && column === reference.reference && folded === null,
    )
    const way = { from: keptId, to: droppedId }
    const count = await moveBack(trx, engine, reference, own, way)
    if (!reference.isOwn) changed += own.length - count
  }
  for (const move of moves) if (move.folded !== null) await unfold(trx, move)
  return changed
}

async function republish(
  trx: Trx,
  { keptId, droppedId }: StoredMerge,
  moves: readonly PersonMove[],
  now: Instant,
): Promise<void> {
  const under = (await listFormerPeople(trx, [droppedId])).get(droppedId) ?? []
  const people = [keptId, droppedId, ...under.map(({ id }) => id)]
  await indexPeople(trx, people)
  await touchPeople(trx, people, moves, now)
}
