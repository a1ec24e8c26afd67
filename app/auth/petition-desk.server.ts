import type { RequestContext } from "#app/context.server.ts"
import { findMatter } from "#app/domain/appeal-matter.server.ts"
import { appealUntil } from "#app/domain/appeal.ts"
import { lateness, moderationDueOn } from "#app/domain/moderation-queue.ts"
import type { Day } from "#app/lib/instant.ts"
import { listAppealsOf } from "#db/queries/appeals.server.ts"
import type { PublicAppeal } from "#db/queries/appeals.server.ts"
import { listPetitionsInCheck } from "#db/queries/moderation-waiting.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

/** The day by which a petition should have been checked, where the moderators are late with it; else null. */
export async function checkDelayOf(
  { db, lang, today }: RequestContext,
  { publicId, state }: StoredPetition,
): Promise<Day | null> {
  if (state !== "legal-check") return null
  const waiting = await listPetitionsInCheck(db.read, lang)
  const own = waiting.find((petition) => petition.publicId === publicId)
  const dueOn = own && moderationDueOn("petition", own.since)
  return dueOn !== undefined && lateness(dueOn, today) === "overdue" ? dueOn : null
}

/** A rejection: whether it can still be appealed, and how appeals ended. */
export interface Rejection {
  readonly petition: string
  readonly open: boolean
  readonly appeals: readonly PublicAppeal[]
}

/** What can be and what was said against the rejection of a petition; null where moderators rejected none. */
export async function rejectionOf(
  { db, lang, today }: RequestContext,
  publicId: string,
): Promise<Rejection | null> {
  const matter = await findMatter(db.read, "rejection", publicId, lang)
  if (!matter) return null
  return {
    petition: publicId,
    open: today <= appealUntil(matter.decidedAt),
    appeals: await listAppealsOf(db.read, matter),
  }
}
