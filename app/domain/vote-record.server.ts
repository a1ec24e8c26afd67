import { storeMotions } from "./import/motions.server.ts"
import { ImportRun, publicIdOf } from "./import/run.server.ts"
import type { Made } from "./once.server.ts"
import { mapPopoloVotes } from "#app/exchange/popolo-votes.ts"
import type { Ref } from "#app/exchange/subject.ts"
import { Tally } from "#app/exchange/tally.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import type { Engine } from "#db/migrations/sql.ts"
import { insertImportRun, updateImportRun } from "#db/queries/import-runs.server.ts"
import { getKeysByPublicId } from "#db/queries/public-ids.server.ts"
import type { Trx } from "#db/schema.ts"

/** A vote with each member's ballot, in Popolo's words; people and the organisation by their ids of this site. */
export interface VoteDraft {
  /** The space in which `identifier` is unique: whoever records it. */
  readonly space: string
  readonly identifier: string
  readonly organization_id: string
  readonly start_date: string
  readonly motion: { readonly text: string; readonly classification?: string | undefined }
  readonly votes: readonly { readonly voter_id: string; readonly option: string }[]
}

export type VoteRefusal =
  "no-such-organization" | "no-such-voter" | "already-recorded" | "vote-rejected"

/**
 * Records a vote event with its motion and ballots within a job, as an import of one record: it stands among
 * the runs and can be taken back like any other. All of it or nothing.
 *
 * Refuses `no-such-organization`, `no-such-voter` (with the id), `already-recorded`, and `vote-rejected` with
 * the first reason, where the record contradicts itself.
 */
export async function recordVote(
  trx: Trx,
  engine: Engine,
  draft: VoteDraft,
  now: Instant,
): Promise<Outcome<Made, VoteRefusal>> {
  const tally = new Tally()
  const mapped = mapPopoloVotes([asMotion(draft)], tally)
  const record = mapped.ok ? mapped.value.motions[0] : undefined
  const organizations = await getKeysByPublicId(trx, "organization", [draft.organization_id])
  const organizationId = organizations.get(draft.organization_id)
  if (organizationId === undefined) return refuse("no-such-organization")
  const voterIds = draft.votes.map(({ voter_id: id }) => id)
  const voters = await getKeysByPublicId(trx, "person", voterIds)
  const unknown = voterIds.find((id) => !voters.has(id))
  if (unknown !== undefined) return refuse("no-such-voter", { details: { voter: unknown } })
  if (!record) return rejected(tally)

  const { space: source } = draft
  const runId = await insertImportRun(trx, {
    ...{ format: "popolo-votes", source, file: draft.identifier, startedAt: now },
  })
  const run = new ImportRun(trx, engine, runId, now, tally, () => undefined)
  const organization: Ref = {
    ...{ kind: "organization", source: "uade", id: draft.organization_id, made: false },
  }
  run.known.set(publicIdOf(organization), organizationId)
  await storeMotions(run, [{ record, source, organization }], (voter) => voters.get(voter) ?? voter)
  const counts = tally.total()
  if (counts.rejected > 0) return rejected(tally)
  const publicId = publicIdOf({ kind: "vote_event", source, id: draft.identifier, made: false })
  if (!run.added.has(publicId)) return refuse("already-recorded")
  await updateImportRun(trx, runId, counts, now)
  await run.publish()
  return accept({ publicId })
}

function asMotion({ identifier, organization_id, start_date, motion, votes }: VoteDraft) {
  const { text, classification = null } = motion
  const event = { id: identifier, identifier, organization_id, start_date, votes }
  return {
    ...{ id: identifier, text, classification, organization_id },
    ...{ date: start_date, vote_events: [event] },
  }
}

function rejected({ problems }: Tally) {
  return refuse("vote-rejected", { details: { reason: problems[0]?.reason ?? "" } })
}
