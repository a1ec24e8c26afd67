import { mayDo } from "./access.ts"
import type { Actor, Deed } from "./access.ts"
import { audited } from "./audit.server.ts"
import type { SheetHouse } from "./sheet-issue.server.ts"
import { isSameReading } from "./sheet-line.ts"
import type { LineReading } from "./sheet-line.ts"
import { decideRekey, settledChoice } from "./sheet-rekey.ts"
import type { LineChoice, RekeyRefusal } from "./sheet-rekey.ts"
import { openReading, sealReading } from "./sheet-secrets.server.ts"
import { judgingOf, settleLine } from "./sheet-settle.server.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept, refuse } from "#app/lib/outcome.ts"
import type { Outcome } from "#app/lib/outcome.ts"
import { touch } from "#db/commit.server.ts"
import { getPetition, lockPetition } from "#db/queries/petitions.server.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"
import { findBatch } from "#db/queries/sheet-batches.server.ts"
import type { StoredBatch } from "#db/queries/sheet-batches.server.ts"
import { findLine, markForDecision } from "#db/queries/sheet-lines.server.ts"
import type { StoredLine } from "#db/queries/sheet-lines.server.ts"
import {
  getReadings,
  insertOpinion,
  insertRekey,
  listOpinions,
} from "#db/queries/sheet-readings.server.ts"
import type { Trx } from "#db/schema.ts"

/** A line of a batch: its sheet's serial and its number there. */
export interface LineName {
  readonly batch: string
  readonly serial: string
  readonly number: number
}

/** How a line stands after a deed: settled, or waiting for a decision. */
export interface Read {
  readonly line: "settled" | "decision"
}

type Missing = "no-such-line" | "not-yours"
export type Rekeying = Outcome<Read, RekeyRefusal | Missing>

/**
 * Takes a second reading of a line, by somebody who has not seen the first. Where both read the same, the
 * line is judged; where they differ, it waits for a decision.
 *
 * Refuses: `own-batch` to whoever entered the sheet, `line-not-waiting` where nobody asked for a reading
 * or it was given.
 */
export function rekeyLine(
  house: SheetHouse,
  name: LineName,
  reading: LineReading,
  actor: Actor,
  now: Instant,
): Promise<Rekeying> {
  return audited(house, attemptOf("sheet.rekey", name), actor, now, async (trx) => {
    const held = await holdLine(house, trx, name, actor, "sheet.rekey")
    if (!held) return refuse("no-such-line")
    if (held === "not-yours") return refuse(held)
    const { line, batch, petition } = held
    const waits = { isWaiting: line.state === "rekey", firstReader: batch.accountId }
    const decision = decideRekey(waits, actor.id)
    if (!decision.ok) return decision

    const sealed = sealReading(house.keys, petition.publicId, reading)
    await insertRekey(trx, { lineId: line.id, accountId: actor.id, at: now, ...sealed })
    const first = openReading(
      house.keys,
      petition.publicId,
      (await getReadings(trx, line.id)).first,
    )
    await touch(trx, "petition", petition.id, now)
    if (!isSameReading(first, reading)) {
      await markForDecision(trx, line.id)
      return accept({ line: "decision" })
    }
    const judging = await judgingOf(house, trx, petition)
    await settleLine(house, trx, judging, { id: line.id, reading: first, choice: "first" }, now)
    return accept({ line: "settled" })
  })
}

export type Deciding = Outcome<Read, "line-not-waiting" | "opinion-given" | Missing>

/**
 * Takes somebody's word on which of two readings is right. A third person's word settles the line; the
 * two readers settle it when they say the same.
 */
export function decideLine(
  house: SheetHouse,
  name: LineName,
  choice: LineChoice,
  actor: Actor,
  now: Instant,
): Promise<Deciding> {
  const attempt = { ...attemptOf("sheet.decide", name), reason: choice }
  return audited(house, attempt, actor, now, async (trx): Promise<Deciding> => {
    const held = await holdLine(house, trx, name, actor, "sheet.decide")
    if (!held) return refuse("no-such-line")
    if (held === "not-yours") return refuse(held)
    const { line, batch, petition } = held
    if (line.state !== "decision") return refuse("line-not-waiting")
    const { first, second } = await getReadings(trx, line.id)
    if (!second) throw new Error("a line waits for a decision with one reading")
    const isFirstWord = await insertOpinion(trx, {
      lineId: line.id,
      accountId: actor.id,
      choice,
      at: now,
    })
    if (!isFirstWord) return refuse("opinion-given")

    const readers = { first: batch.accountId, second: second.accountId }
    const settled = settledChoice(readers, await listOpinions(trx, line.id))
    if (!settled) return accept({ line: "decision" })
    const sealed = settled === "second" ? second : first
    const chosen = openReading(house.keys, petition.publicId, sealed)
    const reading = settled === "illegible" ? { ...chosen, mark: "unclear" as const } : chosen
    const judging = await judgingOf(house, trx, petition)
    await settleLine(house, trx, judging, { id: line.id, reading, choice: settled }, now)
    await touch(trx, "petition", petition.id, now)
    return accept({ line: "settled" })
  })
}

interface Held {
  readonly line: StoredLine
  readonly batch: StoredBatch
  readonly petition: StoredPetition
}

/** The line and what belongs to it, its petition held until the transaction ends. */
async function holdLine(
  { db }: SheetHouse,
  trx: Trx,
  { batch: batchId, serial, number }: LineName,
  actor: Actor,
  deed: Deed,
): Promise<Held | "not-yours" | undefined> {
  if (!mayDo(actor, deed)) return "not-yours"
  const batch = await findBatch(trx, batchId)
  if (!batch) return undefined
  const petition = await lockPetition(trx, db.engine, batch.petitionId)
  const line = await findLine(trx, serial, number)
  return line?.batchId === batch.id ? { line, batch, petition } : undefined
}

function attemptOf(deed: Deed, { batch, serial, number }: LineName) {
  const details = { serial, number }
  return { deed, subjectKind: "sheet-batch", subject: batch, details }
}

/** What two people read on a line that waits for a decision, opened. */
export interface TwoReadings {
  readonly first: LineReading
  readonly second: LineReading
}

/** Opens both readings of a line, for who has to decide between them. Undefined where there is only one. */
export async function readBoth(
  { db, keys }: Pick<SheetHouse, "db" | "keys">,
  line: Pick<StoredLine, "id" | "petitionId">,
): Promise<TwoReadings | undefined> {
  const { publicId } = await getPetition(db.read, line.petitionId)
  const { first, second } = await getReadings(db.read, line.id)
  if (!second) return undefined
  return { first: openReading(keys, publicId, first), second: openReading(keys, publicId, second) }
}
