import { getRuleSet } from "./rule-set.server.ts"
import { paperOf } from "./sheet.ts"
import type { House } from "#app/context.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { hasAcceptedTag } from "#db/queries/sheet-settlements.server.ts"
import type { Reader } from "#db/schema.ts"

/**
 * Tells whether a person's signature on paper counts for the same drive as one online: where the law knows
 * one drive in both forms, who is on an accepted line signs no second time.
 *
 * @param tag of the IIN, the same on paper and online
 */
export async function countsOnPaper(
  { ruleSets }: Pick<House, "ruleSets">,
  db: Reader,
  { id, ruleSet }: Pick<StoredPetition, "id" | "ruleSet">,
  tag: Buffer,
): Promise<boolean> {
  if (paperOf(getRuleSet(ruleSets, ruleSet)) !== "one-drive") return false
  return hasAcceptedTag(db, id, tag)
}
