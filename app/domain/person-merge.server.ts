import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { decideMerge } from "./person-merge.ts"
import type { MergeCase, MergeRefusal, Warned } from "./person-merge.ts"
import { indexPeople } from "./person-words.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { PublicId } from "./public-id.ts"
import { decideLength } from "./text.ts"
import { reasonLimits } from "./accreditation.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touchAll } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { listConflictPersonIds } from "#db/queries/declared-conflicts.server.ts"
import { findCandidate, listPetitionsAgainst } from "#db/queries/person-candidates.server.ts"
import type { StandingCandidate } from "#db/queries/person-candidates.server.ts"
import { findClashes } from "#db/queries/person-clashes.server.ts"
import { findStandingDistinction } from "#db/queries/person-distinctions.server.ts"
import { insertMerge } from "#db/queries/person-merges.server.ts"
import { getMergeMarks } from "#db/queries/person-merge-since.server.ts"
import { moveReferences } from "#db/queries/person-moves.server.ts"
import { listGrounds } from "#db/queries/person-pairs.server.ts"
import { lockPerson } from "#db/queries/stored-pledges.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** Which of two records is kept, by public id, and why they are one person. */
export interface MergeOrder {
  readonly kept: PublicId
  readonly dropped: PublicId
  readonly reason: string
}

/** Two people side by side, with what binds them; undefined where either is nobody, or both are one already. */
export interface Pair extends MergeCase {
  readonly kept: StandingCandidate
  readonly dropped: StandingCandidate
}

/** Reads two people and all by which it is decided whether they may be merged, for who asks. */
export async function findPair(
  db: Reader,
  engine: Engine,
  { kept: keptId, dropped: droppedId }: Pick<MergeOrder, "kept" | "dropped">,
  actor: Pick<Actor, "id">,
  now: Instant,
): Promise<Pair | undefined> {
  const kept = await findCandidate(db, keptId, now)
  const dropped = await findCandidate(db, droppedId, now)
  if (!kept || !dropped || kept.id === dropped.id) return undefined
  const [own, theirs] = [recordsOf(kept), recordsOf(dropped)]
  const grounds = await listGrounds(db, engine, own.ids, theirs.ids)
  const apart = await findStandingDistinction(db, own.publicIds, theirs.publicIds)
  const bound = await listConflictPersonIds(db, actor.id)
  return {
    ...{ kept, dropped, grounds },
    ...(await findClashes(db, kept.id, dropped.id)),
    isHeldApart: apart !== undefined,
    isConflicted: bound.includes(kept.id) || bound.includes(dropped.id),
  }
}

/** A person's own record and those that stand under it. */
export function recordsOf({ id, publicId, former }: StandingCandidate) {
  return {
    ids: [id, ...former.map((record) => record.id)],
    publicIds: [publicId, ...former.map((record) => record.publicId)],
  }
}

/**
 * Merges one person's record into another's: all that speaks of the one speaks of the other from then on, the
 * names and ids of both lead to the one who is kept, and a later import of either file finds them. The record
 * itself stays as its source tells it. Everything that moved is written down, so that it can be undone.
 *
 * @returns the merge's public id and what was warned of. Refuses what `decideMerge` does, `no-such-pair`, and a
 *   reason that is too short or too long.
 */
export function mergePeople(
  house: { readonly db: Db },
  order: MergeOrder,
  actor: Actor,
  now: Instant,
): Promise<
  Outcome<
    { readonly publicId: PublicId; readonly warnings: readonly Warned[] },
    MergeRefusal | "no-such-pair" | "reason-too-short" | "reason-too-long"
  >
> {
  const attempt = {
    ...({ deed: "person.merge", subjectKind: "person", subject: order.kept } as const),
    reason: order.reason,
    details: { dropped: order.dropped },
  }
  return audited(house, attempt, actor, now, async (trx) => {
    const reason = decideLength("reason", order.reason, reasonLimits)
    if (!reason.ok) return reason
    const pair = await lockPair(trx, house.db.engine, order, actor, now)
    if (!pair) return refuse("no-such-pair")
    const decision = decideMerge(pair)
    if (!decision.ok) return decision
    const publicId = newPublicId()
    await store(trx, pair, { publicId, reason: reason.value, accountId: actor.id, at: now })
    return accept({ publicId, warnings: decision.value })
  })
}

/** The lower key first: two who merge the same two at once wait for each other and never both. */
async function lockPair(
  trx: Trx,
  engine: Engine,
  order: MergeOrder,
  actor: Actor,
  now: Instant,
): Promise<Pair | undefined> {
  const seen = await findPair(trx, engine, order, actor, now)
  if (!seen) return undefined
  const ids = [seen.kept.id, seen.dropped.id].sort((a, b) => a - b)
  for (const id of ids) await lockPerson(trx, engine, id)
  return findPair(trx, engine, order, actor, now)
}

async function store(
  trx: Trx,
  { kept, dropped, grounds }: Pair,
  done: {
    readonly publicId: PublicId
    readonly reason: string
    readonly accountId: number
    readonly at: Instant
  },
): Promise<void> {
  const marks = await getMergeMarks(trx)
  const moves = await moveReferences(trx, dropped.id, kept.id)
  const both = { keptId: kept.id, droppedId: dropped.id }
  const names = { keptName: kept.name, droppedName: dropped.name }
  const merge = { ...done, ...both, ...names, grounds, marks }
  await insertMerge(trx, merge, moves)
  await indexPeople(trx, [kept.id, ...recordsOf(dropped).ids])
  await touchPeople(trx, [kept.id, ...recordsOf(dropped).ids], moves, done.at)
}

/** Moves the versions of the people and of what is shown with their name. */
export async function touchPeople(
  trx: Trx,
  people: readonly number[],
  moves: readonly { readonly child: string; readonly rowId: number }[],
  at: Instant,
): Promise<void> {
  await touchAll(trx, "person", [...new Set(people)], at)
  await touchAll(trx, "petition", await listPetitionsAgainst(trx, people), at)
  for (const [child, kind] of shownWithName) {
    const ids = [...new Set(moves.filter((move) => move.child === child).map((move) => move.rowId))]
    for (let start = 0; start < ids.length; start += 500) {
      await touchAll(trx, kind, ids.slice(start, start + 500), at)
    }
  }
}

const shownWithName = [
  ["membership", "membership"],
  ["pledge", "pledge"],
  ["vote", "vote_event"],
] as const
