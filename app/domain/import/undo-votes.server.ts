import { labelOf } from "#app/domain/import/undo.ts"
import type { Undoing } from "#app/domain/import/undoing.server.ts"
import type { OptionCount } from "#app/domain/vote.ts"
import {
  deleteVotesOf,
  listEventTitles,
  listRevisedEvents,
  listVotedEvents,
  restoreVotes,
} from "#db/queries/import-undo-votes.server.ts"
import { listFormer } from "#db/queries/import-undo.server.ts"
import type { Former } from "#db/queries/import-undo.server.ts"
import { replaceCounts } from "#db/queries/imported-votes.server.ts"
import type { StoredVote } from "#db/queries/imported-votes.server.ts"
import { listMovedRows } from "#db/queries/person-moves.server.ts"
import { listHeld } from "#db/queries/references.server.ts"

/**
 * Takes a run's votes away and puts those back that they replaced, and the counts. The votes of an event on
 * which evidence, a claim or a note on a vote hangs stay, all of them: half a vote event would be a false one.
 */
export async function takeVotesBack(undoing: Undoing): Promise<void> {
  const { trx, engine, order, changes } = undoing
  const events = await listVotedEvents(trx, order.runId)
  const counted = changes.filter(({ part }) => part === "counts")
  const ids = [...new Set([...events, ...counted.map(({ id }) => id)])]
  const held = await heldEvents(undoing, ids)
  await keepEvents(undoing, held)

  const { count, people } = await deleteVotesOf(trx, engine, order.runId, [...held.keys()])
  for (const id of people) undoing.touch("person", id)

  const revised = await listRevisedEvents(trx, order.runId)
  const former = await listFormer(trx, engine, "vote_event", revised)
  const replaced = [...former].flatMap(([id, wordings]) =>
    held.has(id) ? [] : votesBefore(wordings, order.runId),
  )
  const restored = await restoreVotes(trx, engine, replaced)
  undoing.restore("vote", restored)
  undoing.take("vote", count - restored)
  for (const id of ids) if (!held.has(id)) undoing.touch("vote_event", id)

  const counts = counted.flatMap(({ id, before }) =>
    held.has(id) || isRecounted(former.get(id), order.runId)
      ? []
      : [{ eventId: id, counts: JSON.parse(before) as OptionCount[] }],
  )
  if (counts.length > 0) await replaceCounts(trx, engine, counts)
}

/** Events of which something else than their own votes and counts speaks, and the table that does. */
async function heldEvents(
  { trx, engine, references }: Undoing,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const held = new Map<number, string>()
  const others = references.filter(
    ({ parent, child }) => parent === "vote_event" && !["vote", "vote_count"].includes(child),
  )
  for (const reference of others) {
    for (const id of await listHeld(trx, engine, reference, ids)) held.set(id, reference.child)
  }
  for (const id of await listMovedRows(trx, engine, "vote", ids)) held.set(id, "person_merge")
  return held
}

async function keepEvents(undoing: Undoing, held: ReadonlyMap<number, string>): Promise<void> {
  for (const row of await listEventTitles(undoing.trx, [...held.keys()])) {
    undoing.keep({
      kind: "votes",
      publicId: row.publicId,
      label: labelOf({ title: row.title, id: row.id }),
      why: "held",
      by: held.get(row.id) ?? null,
    })
  }
}

/** The votes that a run replaced, as the history of their event has them. */
function votesBefore(wordings: readonly Former[], runId: number): StoredVote[] {
  return wordings
    .filter(({ importRunId }) => importRunId === runId)
    .flatMap(({ body }) => (Array.isArray(body["votes"]) ? (body["votes"] as StoredVote[]) : []))
}

/** Whether a later run gave an event other counts. */
function isRecounted(wordings: readonly Former[] | undefined, runId: number): boolean {
  return (wordings ?? []).some(
    ({ importRunId, body }) => (importRunId ?? 0) > runId && Array.isArray(body["counts"]),
  )
}
