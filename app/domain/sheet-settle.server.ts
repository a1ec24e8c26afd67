import { withKey } from "./retention.server.ts"
import { getRuleSet } from "./rule-set.server.ts"
import type { SheetHouse } from "./sheet-issue.server.ts"
import { judgeReading } from "./sheet-line.ts"
import type { LineReading } from "./sheet-line.ts"
import type { LineChoice } from "./sheet-rekey.ts"
import { lineTags } from "./sheet-secrets.server.ts"
import { paperOf, paperWindow } from "./sheet.ts"
import type { PaperWindow } from "./sheet.ts"
import { dayIn } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { findRegistration } from "#db/queries/paper.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { hasAcceptedLine, markSettled } from "#db/queries/sheet-settlements.server.ts"
import { findActiveSignature } from "#db/queries/signatures.server.ts"
import type { Reader, Trx } from "#db/schema.ts"

/** What a line is judged by, read once for many lines. */
export interface Judging {
  readonly petition: StoredPetition
  readonly window: PaperWindow
  readonly drive: ReturnType<typeof paperOf>
}

/** The days and the form of signature that a petition's law gives. @throws where it was never registered */
export async function judgingOf(
  { ruleSets }: Pick<SheetHouse, "ruleSets">,
  db: Reader,
  petition: StoredPetition,
): Promise<Judging> {
  const ruleSet = getRuleSet(ruleSets, petition.ruleSet)
  const registration = await findRegistration(db, petition.id)
  if (!registration) throw new Error(`the drive of ${petition.publicId} was never registered`)
  const registeredOn =
    "on" in registration ? registration.on : dayIn(ruleSet.procedure.timeZone, registration.at)
  return { petition, window: paperWindow(ruleSet, registeredOn), drive: paperOf(ruleSet) }
}

/**
 * Ends a line by what was read on it. The petition must be locked: that nobody is accepted twice is
 * looked up here.
 */
export async function settleLine(
  { keys }: Pick<SheetHouse, "keys">,
  trx: Trx,
  judging: Judging,
  line: { readonly id: number; readonly reading: LineReading; readonly choice: LineChoice | null },
  now: Instant,
): Promise<void> {
  const { petition, window } = judging
  const tags = lineTags(keys, await withKey({ keys }, trx, petition), line.reading)
  const judgement = judgeReading(line.reading, window, await whereElse(trx, judging, tags))
  const accepted = judgement.state === "accepted"
  await markSettled(trx, line.id, {
    state: judgement.state,
    reason: judgement.state === "rejected" ? judgement.reason : null,
    choice: line.choice,
    tag: accepted ? tags.tag : null,
    nameTag: accepted ? tags.nameTag : null,
    at: now,
  })
}

async function whereElse(
  trx: Trx,
  { petition, drive }: Judging,
  tags: ReturnType<typeof lineTags>,
): Promise<"on-paper" | "online" | "nowhere"> {
  if (await hasAcceptedLine(trx, petition.id, tags)) return "on-paper"
  if (drive !== "one-drive" || tags.tag === null) return "nowhere"
  return (await findActiveSignature(trx, petition.id, tags.tag)) ? "online" : "nowhere"
}
