import type { Matter } from "./appeal-matter.server.ts"
import type { Approver } from "./approval.ts"
import type { ApprovalHouse } from "./approval-deeds.server.ts"
import { findContent, reinstate, standingOf } from "./content-deeds.server.ts"
import { isContentRule } from "./content-rule.ts"
import { moderationDueOn } from "./moderation-queue.ts"
import { bringUpToDate } from "./petition-clock.server.ts"
import { putPetitionBack } from "./petition-removal.server.ts"
import { recordRemoval } from "./removal.server.ts"
import { restoreSignature } from "./signature-removal.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import { reopenReport } from "#db/queries/reports.server.ts"
import type { Invalidation } from "#db/queries/signature-invalidations.server.ts"
import type { Trx } from "#db/schema.ts"

/**
 * Undoes what an upheld appeal was against, in its transaction: the text is shown again, the petition goes back,
 * the report returns to the queue, the signature counts again. Refuses what the rules of that deed refuse.
 */
export async function undoMatter(
  house: ApprovalHouse,
  trx: Trx,
  { kind, subjectKind, subject, report, code, invalidation }: Matter,
  actor: Approver,
  now: Instant,
): Promise<Outcome<unknown>> {
  if (report) {
    await reopenReport(trx, report.id, moderationDueOn("report", now))
    return accept(undefined)
  }
  if (invalidation) return countAgain(house, trx, invalidation, actor, now)
  if (kind === "rejection") {
    return putPetitionBack(house, trx, subject, { by: actor.id, rule: null }, now)
  }
  const found = await findContent(trx, subjectKind, subject)
  if (!found) return accept(undefined)
  const by = { first: actor.id, second: actor.id }
  if (standingOf(found) === "hidden") return reinstate(house, trx, found, by, now)
  if (subjectKind !== "petition") return accept(undefined)
  const rule = code !== null && isContentRule(code) ? code : null
  return putPetitionBack(house, trx, subject, { by: actor.id, rule }, now)
}

/** Counts a signature again and says so in the ledger; where the rules no longer let it count, the finding stands alone. */
async function countAgain(
  house: ApprovalHouse,
  trx: Trx,
  invalidation: Invalidation,
  actor: Approver,
  now: Instant,
): Promise<Outcome<unknown>> {
  const petition = await bringUpToDate(house, trx, invalidation.petitionId, now)
  const counts = await restoreSignature(house, trx, petition, invalidation, actor.id, now)
  if (!counts) return accept(undefined)
  await touch(trx, "petition", petition.id, now)
  const entry = { measure: "reinstated", subjectKind: "signature", count: 1, of: null } as const
  const by = { first: actor.id, second: actor.id }
  const what = { class: invalidation.class, subject: petition.publicId }
  await recordRemoval(house, trx, { ...entry, ...what, by }, now)
  return accept(undefined)
}
