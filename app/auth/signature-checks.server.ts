import type { RequestContext } from "#app/context.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { listRemovalJobs } from "#db/queries/removal-jobs.server.ts"
import { findPublishedAudit } from "#db/queries/signature-audits.server.ts"

/** What everybody reads of the checks of a petition's signatures: independent audits, and a removal under way. */
export async function signatureChecks(
  { db: { read } }: Pick<RequestContext, "db">,
  petition: StoredPetition,
) {
  if (!petition.openedAt) return null
  const [sample, withdrawals, jobs] = await Promise.all([
    findPublishedAudit(read, petition.id, "sample"),
    findPublishedAudit(read, petition.id, "withdrawals"),
    listRemovalJobs(read, petition.id),
  ])
  const running = jobs.find(({ endedAt, measure }) => endedAt === null && measure !== "released")
  return {
    over: petition.closedAt !== null,
    sample: sample?.result && { result: sample.result, publishedAt: sample.publishedAt ?? "" },
    withdrawals: withdrawals?.result && {
      count: withdrawals.result.checked,
      bad: withdrawals.result.bad,
      publishedAt: withdrawals.publishedAt ?? "",
    },
    running: running && { done: running.done, found: running.found, class: running.class },
  }
}

export type SignatureChecks = Awaited<ReturnType<typeof signatureChecks>>
