import { closeBatch, enterSheet } from "#app/domain/sheet-entry.server.ts"
import { issueSheets } from "#app/domain/sheet-issue.server.ts"
import type { LineReading } from "#app/domain/sheet-line.ts"
import { rekeyLine } from "#app/domain/sheet-rekey.server.ts"
import { linesOnSheet } from "#app/domain/sheet.ts"
import { findBatch } from "#db/queries/sheet-batches.server.ts"
import { findNextLine } from "#db/queries/sheet-lines.server.ts"
import { done } from "#scripts/demo/demo-house.ts"
import type { DemoHouse } from "#scripts/demo/demo-house.ts"
import { paperLine } from "#scripts/demo/paper-line.ts"
import { playerOf } from "#scripts/demo/petition-opening.ts"
import type { Player, Players } from "#scripts/demo/seed-accounts.ts"

/** Sheets that were made, how many days ago. */
const made = [
  { count: 12, lang: "kk", ago: 8 },
  { count: 6, lang: "ru", ago: 7 },
] as const

/** Batches in the order of their entering: by whom, of how many sheets, and what was done with them since. */
const batches = [
  { by: "collector-2", sheets: 4, ago: 4, since: "read" },
  { by: "collector-2", sheets: 2, ago: 2, since: "closed" },
  { by: "collector-1", sheets: 2, ago: 2, since: "closed" },
  { by: "collector-1", sheets: 1, ago: 1, since: "open" },
] as const

/**
 * Sheets of the petitions whose signatures are collected on paper: of the first, some came back, and
 * either collector finds lines of the other to read.
 */
export async function seedSheets(house: DemoHouse, players: Players): Promise<void> {
  const petitions = await house.db.read
    .selectFrom("petition")
    .select("public_id")
    .where("recall_state", "=", "collecting")
    .where("state", "=", "open")
    .orderBy("id", "desc")
    .execute()
  for (const [index, { public_id: publicId }] of petitions.entries()) {
    const serials = await makeSheets(house, players, publicId)
    if (index === 0) await enterBatches(house, players, serials)
  }
}

async function makeSheets(
  house: DemoHouse,
  players: Players,
  petition: string,
): Promise<readonly string[]> {
  const serials: string[] = []
  for (const { ago, ...order } of made) {
    const by = playerOf(players, "constituent-1")
    const at = house.calendar.at(ago, 200)
    const issued = await issueSheets(house, petition, order, by, at)
    serials.push(...done(issued, "make sheets").serials)
  }
  return serials
}

async function enterBatches(
  house: DemoHouse,
  players: Players,
  serials: readonly string[],
): Promise<void> {
  let next = 0
  for (const { by, sheets, ago, since } of batches) {
    const collector = playerOf(players, by)
    let batch = ""
    for (const serial of serials.slice(next, next + sheets)) {
      const lines = paperOf(house, serials, serial)
      const at = house.calendar.at(ago, 60 + next)
      batch = done(await enterSheet(house, serial, lines, collector, at), "enter a sheet").batch
      next++
    }
    if (since === "open") continue
    done(await closeBatch(house, batch, collector, house.calendar.at(ago, 200)), "close a batch")
    if (since === "read") {
      await readAgain(house, { batch, serials, ago }, playerOf(players, "collector-1"))
    }
  }
}

/** What stands on a sheet: it follows from its place among the petition's sheets. */
function paperOf({ calendar }: DemoHouse, serials: readonly string[], serial: string) {
  const first = serials.indexOf(serial) * linesOnSheet
  return Array.from({ length: linesOnSheet }, (_, index): LineReading =>
    paperLine(calendar, first + index),
  )
}

interface ClosedBatch {
  readonly batch: string
  readonly serials: readonly string[]
  readonly ago: number
}

/** The other collector reads what was drawn, and can read also what the first could not: that waits. */
async function readAgain(house: DemoHouse, { batch, serials, ago }: ClosedBatch, reader: Player) {
  const stored = await findBatch(house.db.read, batch)
  for (let count = 0; ; count++) {
    const line = await findNextLine(house.db.read, stored?.id ?? 0, "rekey")
    if (!line) return
    const { serial, number } = line
    const read = paperOf(house, serials, serial)[number - 1]
    if (!read) throw new Error(`sheet ${serial} has no line ${number}`)
    const reading = read.mark === "unclear" ? { ...read, mark: "filled" as const } : read
    const at = house.calendar.at(ago, 300 + count)
    done(await rekeyLine(house, { batch, serial, number }, reading, reader, at), "read a line")
  }
}
