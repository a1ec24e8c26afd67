import { mayDo } from "./access.ts"
import type { Actor } from "./access.ts"
import { audited } from "./audit.server.ts"
import { newPublicId } from "./public-id.server.ts"
import type { SheetHouse } from "./sheet-issue.server.ts"
import { isReadable } from "./sheet-line.ts"
import type { LineReading } from "./sheet-line.ts"
import { drawLines } from "./sheet-lot.server.ts"
import { openReading, sealReading } from "./sheet-secrets.server.ts"
import { judgingOf, settleLine } from "./sheet-settle.server.ts"
import { decideEntry } from "./sheet.ts"
import type { EntryRefusal } from "./sheet.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { newKey } from "#app/lib/seal.server.ts"
import { touch } from "#db/commit.server.ts"
import { lockPetition } from "#db/queries/petitions.server.ts"
import {
  findBatch,
  findOpenBatch,
  insertBatch,
  markClosed,
} from "#db/queries/sheet-batches.server.ts"
import { insertLines, listLines, markForRekey } from "#db/queries/sheet-lines.server.ts"
import { getReadings } from "#db/queries/sheet-readings.server.ts"
import { findSheet, markReturned } from "#db/queries/sheets.server.ts"

/** The batch that a sheet went into. */
export interface Entered {
  readonly batch: string
}

export type Entering = Outcome<Entered, EntryRefusal | "sheet-unknown" | "not-yours">

/**
 * Enters a sheet that came back, line by line as it stands on paper, into the collector's open batch of its
 * petition; the first sheet begins one.
 *
 * Refuses: `sheet-unknown` where the serial is none that was issued here, `sheet-entered` where the sheet
 * was entered before, by whomever, and `paper-not-open` where the drive is over.
 * @throws where there are not as many readings as the sheet has lines
 */
export function enterSheet(
  house: SheetHouse,
  serial: string,
  readings: readonly LineReading[],
  actor: Actor,
  now: Instant,
): Promise<Entering> {
  const attempt = { deed: "sheet.enter", subjectKind: "sheet", subject: serial } as const
  return audited(house, attempt, actor, now, async (trx): Promise<Entering> => {
    if (!mayDo(actor, "sheet.enter")) return refuse("not-yours")
    const known = await findSheet(trx, serial)
    if (!known) return refuse("sheet-unknown")
    const petition = await lockPetition(trx, house.db.engine, known.petitionId)
    const sheet = (await findSheet(trx, serial)) ?? known
    const decision = decideEntry(petition.recallState, { isEntered: sheet.batchId !== null })
    if (!decision.ok) return decision
    if (readings.length !== sheet.lines) throw new Error(`sheet ${serial} has other lines`)

    const batch =
      (await findOpenBatch(trx, petition.id, actor.id)) ??
      (await insertBatch(trx, {
        publicId: newPublicId(),
        petitionId: petition.id,
        accountId: actor.id,
        openedAt: now,
      }))
    await markReturned(trx, sheet.id, batch.id, now)
    await insertLines(
      trx,
      readings.map((reading, index) => ({
        petitionId: petition.id,
        sheetId: sheet.id,
        batchId: batch.id,
        number: index + 1,
        mark: reading.mark,
        ...sealReading(house.keys, petition.publicId, reading),
      })),
    )
    await touch(trx, "petition", petition.id, now)
    return accept({ batch: batch.publicId })
  })
}

export type Closing = Outcome<
  { readonly rekey: number },
  "no-such-batch" | "not-yours" | "batch-closed"
>

/**
 * Ends a batch, by whoever entered it. Lots are drawn now, by a seed that is made now: a tenth of the lines
 * that could be read, and every line that could not, wait for another collector. The others are judged.
 */
export function closeBatch(
  house: SheetHouse,
  batchId: string,
  actor: Actor,
  now: Instant,
): Promise<Closing> {
  const attempt = {
    deed: "sheet.enter",
    subjectKind: "sheet-batch",
    subject: batchId,
    details: { closes: batchId },
  } as const
  return audited(house, attempt, actor, now, async (trx): Promise<Closing> => {
    const known = await findBatch(trx, batchId)
    if (!known) return refuse("no-such-batch")
    const petition = await lockPetition(trx, house.db.engine, known.petitionId)
    const batch = (await findBatch(trx, batchId)) ?? known
    if (batch.accountId !== actor.id || !mayDo(actor, "sheet.enter")) return refuse("not-yours")
    if (batch.closedAt !== null) return refuse("batch-closed")

    const seed = newKey()
    const lines = await listLines(trx, batch.id)
    const drawn = new Set(drawLines(seed, lines.filter(isReadable).map(nameOf)))
    const judging = await judgingOf(house, trx, petition)
    let rekey = 0
    for (const line of lines) {
      const cause = isReadable(line) ? drawn.has(nameOf(line)) && "lot" : "unclear"
      if (cause) {
        rekey++
        await markForRekey(trx, line.id, cause)
        continue
      }
      const { first } = await getReadings(trx, line.id)
      const reading = openReading(house.keys, petition.publicId, first)
      await settleLine(house, trx, judging, { id: line.id, reading, choice: null }, now)
    }
    await markClosed(trx, batch.id, seed, now)
    await touch(trx, "petition", petition.id, now)
    return accept({ rekey })
  })
}

function nameOf({ serial, number }: { readonly serial: string; readonly number: number }): string {
  return `${serial}/${String(number)}`
}
