import { z } from "zod"
import type { Approver } from "./approval.ts"
import { isParty } from "./approval.ts"
import type { Executor } from "./approval-deeds.server.ts"
import { withBonds } from "./approver.server.ts"
import { audited } from "./audit.server.ts"
import { mayDo } from "./access.ts"
import { partiesOf } from "./moderated.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { newPublicId } from "./public-id.server.ts"
import { decideConditions, SignatureConditions } from "./removal-condition.ts"
import { invalidationClasses, signatureMeasures } from "./removal-condition.ts"
import { recordRemoval } from "./removal.server.ts"
import { isCountOpen, workOnSignature } from "./signature-removal.server.ts"
import type { House } from "#app/context.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import { findModerated } from "#db/queries/moderated.server.ts"
import { findPetition, getPetition } from "#db/queries/petitions.server.ts"
import {
  endRemovalJob,
  findRemovalJob,
  insertRemovalJob,
  listNextItems,
  listRunningJobs,
  lockRemovalJob,
  noteWorked,
  setFound,
} from "#db/queries/removal-jobs.server.ts"
import type { StoredRemovalJob } from "#db/queries/removal-jobs.server.ts"
import { insertJobItems } from "#db/queries/signature-selection.server.ts"
import type { Trx } from "#db/schema.ts"

/** What a proposal to work on signatures carries: no personal data. `found`: by the dry run that the proposer saw. */
export const RemovalBody = z.object({
  measure: z.enum(signatureMeasures),
  class: z.enum(invalidationClasses),
  conditions: SignatureConditions,
  confirmedBy: z.string(),
  found: z.int(),
})
export type RemovalBody = z.infer<typeof RemovalBody>

/** What working on signatures needs of the house. */
export type JobHouse = Pick<House, "db" | "keys" | "ruleSets" | "providers">

/** Begins a job that two moderators decided on: writes down which signatures it is about; the worker does the rest. */
export const startRemovalJob: Executor = async (house, trx, { subject, body }, by, now) => {
  const { measure, class: of, conditions, confirmedBy } = RemovalBody.parse(body)
  const known = await findPetition(trx, subject)
  if (!known) return refuse("no-such-petition")
  const petition = await bringUpToDate(house, trx, known.id, now)
  if (!isCountOpen(petition)) return refuse("count-closed")
  const meant = decideConditions(conditions)
  if (!meant.ok) return meant
  const jobId = await insertRemovalJob(trx, {
    publicId: newPublicId(),
    petitionId: petition.id,
    measure,
    class: of,
    conditions,
    ...by,
    startedAt: now,
  })
  const selection = { petitionId: petition.id, measure, conditions, confirmedBy }
  await setFound(trx, jobId, await insertJobItems(trx, jobId, selection))
  await touch(trx, "petition", petition.id, now)
  return accept(undefined)
}

/** Signatures of one transaction: who signs meanwhile waits for no more than these. */
const portion = 50

/**
 * Works off the jobs that were begun, a portion a transaction, until each is done or was cancelled between two
 * portions. Run by several workers at once, each signature is still worked on once.
 */
export async function runRemovalJobs(house: JobHouse, now: Instant): Promise<void> {
  for (const id of await listRunningJobs(house.db.read)) {
    while (await workOnce(house, id, now));
  }
}

/** Works on one portion of a job. @returns whether more is left */
export async function workOnce(house: JobHouse, jobId: number, now: Instant): Promise<boolean> {
  const outcome = await commit(house.db, async (trx) => {
    const job = await lockRemovalJob(trx, house.db.engine, jobId)
    if (job.endedAt !== null) return accept(false)
    const petition = await bringUpToDate(house, trx, job.petitionId, now)
    const next = isCountOpen(petition) ? await listNextItems(trx, jobId, portion) : []
    let done = 0
    for (const signatureId of next) {
      const deed = { ...job, jobId }
      if (await workOnSignature(house, trx, petition, signatureId, deed, now)) done += 1
    }
    if (next.length > 0) await noteWorked(trx, jobId, { ids: next, done }, now)
    const left = next.length === portion
    if (!left) await end(house, trx, { ...job, done: job.done + done }, now)
    await touch(trx, "petition", petition.id, now)
    return accept(left)
  })
  return outcome.value
}

export type CancelRefusal = "not-yours" | "no-such-job" | "party-to-it" | "job-over"

/**
 * Cancels a job between two portions. One moderator is enough: it takes nothing from anybody. What was done
 * by then stands, is in the ledger and can be appealed.
 */
export async function cancelRemovalJob(
  house: JobHouse,
  publicId: string,
  actor: Approver,
  now: Instant,
): Promise<Outcome<undefined, CancelRefusal>> {
  const known = await findRemovalJob(house.db.read, publicId)
  if (!known) return refuse("no-such-job")
  const petition = await getPetition(house.db.read, known.petitionId)
  const attempt = {
    deed: "signature.review",
    subjectKind: "petition",
    subject: petition.publicId,
    details: { step: "cancelled", job: publicId },
  } as const
  return audited(
    house,
    attempt,
    actor,
    now,
    async (trx): Promise<Outcome<undefined, CancelRefusal>> => {
      if (!mayDo(actor, "signature.review")) return refuse("not-yours")
      const about = await findModerated(trx, "petition", petition.publicId, "en")
      if (about && isParty(await withBonds(trx, actor), partiesOf(about)))
        return refuse("party-to-it")
      const job = await lockRemovalJob(trx, house.db.engine, known.id)
      if (job.endedAt !== null) return refuse("job-over")
      await end(house, trx, job, now, actor.id)
      await touch(trx, "petition", petition.id, now)
      return accept(undefined)
    },
  )
}

/** Ends a job and writes into the public ledger what was done, where anything was. */
async function end(
  house: Pick<House, "keys">,
  trx: Trx,
  job: StoredRemovalJob,
  now: Instant,
  cancelledBy?: number,
) {
  const removal = job.done === 0 ? null : await enter(house, trx, job, now)
  const how = cancelledBy === undefined ? {} : { cancelledBy }
  await endRemovalJob(trx, job.id, { at: now, removalId: removal?.id ?? null, ...how })
}

async function enter(
  house: Pick<House, "keys">,
  trx: Trx,
  { petitionId, measure, done, first, second, ...job }: StoredRemovalJob,
  now: Instant,
) {
  const { publicId } = await getPetition(trx, petitionId)
  return recordRemoval(
    house,
    trx,
    {
      measure: measure === "released" ? "reinstated" : measure,
      class: job.class,
      subjectKind: "signature",
      subject: publicId,
      count: done,
      by: { first, second },
      of: null,
    },
    now,
  )
}
