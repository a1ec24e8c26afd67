import type { RequestContext } from "#app/context.server.ts"
import { getRuleSet } from "#app/domain/rule-set.server.ts"
import { paperOf, peopleInAll } from "#app/domain/sheet.ts"
import { countPaper } from "#db/queries/paper.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

/** How the drive on paper stands: totals of a petition alone. */
export interface PaperProgress {
  readonly issued: number
  readonly returned: number
  readonly accepted: number
  readonly rejected: number
  readonly waiting: number
  readonly needed: number | null
  /** Who signed either way, each counted once; null while too few would show. */
  readonly people: number | null
}

/** The drive on paper of a petition; null where its law counts no signature on paper. */
export async function paperProgress(
  { db, house }: Pick<RequestContext, "db" | "house">,
  petition: StoredPetition,
): Promise<PaperProgress | null> {
  if (paperOf(getRuleSet(house.ruleSets, petition.ruleSet)) === "none") return null
  const { alsoOnline, ...counts } = await countPaper(db.read, petition.id)
  const online = petition.publishedCount
  return {
    ...counts,
    needed: petition.threshold,
    people: peopleInAll({ online, accepted: counts.accepted, alsoOnline }),
  }
}
