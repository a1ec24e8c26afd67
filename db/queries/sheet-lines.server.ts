import type { LineMark, LineReason, LineState } from "#app/domain/sheet-line.ts"
import type { RekeyCause } from "#app/domain/sheet-rekey.ts"
import type { SealedBytes } from "#db/queries/sheet-readings.server.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A line without what stands on it: that is read by `getReadings` alone. */
export interface StoredLine {
  readonly id: number
  readonly petitionId: number
  readonly batchId: number
  readonly serial: string
  /** Of the line on its sheet, from 1. */
  readonly number: number
  readonly state: LineState
  readonly reason: LineReason | null
  readonly mark: LineMark
  readonly rekeyCause: RekeyCause | null
}

export interface NewLine extends SealedBytes {
  readonly petitionId: number
  readonly sheetId: number
  readonly batchId: number
  readonly number: number
  readonly mark: LineMark
}

/** Stores the lines of a sheet as they were entered. */
export async function insertLines(trx: Trx, lines: readonly NewLine[]): Promise<void> {
  await trx
    .insertInto("sheet_line")
    .values(
      lines.map((line) => ({
        petition_id: line.petitionId,
        sheet_id: line.sheetId,
        batch_id: line.batchId,
        number: line.number,
        state: "entered",
        mark: line.mark,
        key_sealed: line.keySealed,
        reading_sealed: line.readingSealed,
      })),
    )
    .execute()
}

/** Every line of a batch, in the order of its sheets. */
export async function listLines(db: Reader, batchId: number): Promise<StoredLine[]> {
  const rows = await lines(db)
    .where("sheet_line.batch_id", "=", batchId)
    .orderBy("sheet.number")
    .orderBy("sheet_line.number")
    .execute()
  return rows.map(asLine)
}

/** A line by its sheet's serial and its number there, or undefined. */
export async function findLine(
  db: Reader,
  serial: string,
  number: number,
): Promise<StoredLine | undefined> {
  const row = await lines(db)
    .where("sheet.serial", "=", serial)
    .where("sheet_line.number", "=", number)
    .executeTakeFirst()
  return row && asLine(row)
}

/** What became of each line of a sheet that came back, in their order: nothing of what stands on it. */
export async function listLineStates(
  db: Reader,
  sheetId: number,
): Promise<{ readonly number: number; readonly state: LineState }[]> {
  const rows = await db
    .selectFrom("sheet_line")
    .select(["number", "state"])
    .where("sheet_id", "=", sheetId)
    .orderBy("number")
    .execute()
  return rows.map(({ number, state }) => ({ number, state: state as LineState }))
}

/** The first line of a batch in a state, in the order of its sheets, or undefined. */
export async function findNextLine(
  db: Reader,
  batchId: number,
  state: LineState,
): Promise<StoredLine | undefined> {
  const row = await lines(db)
    .where("sheet_line.batch_id", "=", batchId)
    .where("sheet_line.state", "=", state)
    .orderBy("sheet.number")
    .orderBy("sheet_line.number")
    .executeTakeFirst()
  return row && asLine(row)
}

/** The first line of a batch that waits for a decision and for this account's word. */
export async function findNextUndecided(
  db: Reader,
  batchId: number,
  accountId: number,
): Promise<StoredLine | undefined> {
  const row = await lines(db)
    .where("sheet_line.batch_id", "=", batchId)
    .where("sheet_line.state", "=", "decision")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("sheet_opinion")
            .select("sheet_opinion.line_id")
            .whereRef("sheet_opinion.line_id", "=", "sheet_line.id")
            .where("sheet_opinion.account_id", "=", accountId),
        ),
      ),
    )
    .orderBy("sheet.number")
    .orderBy("sheet_line.number")
    .executeTakeFirst()
  return row && asLine(row)
}

/** Lets a line wait for a second reading. */
export async function markForRekey(trx: Trx, lineId: number, cause: RekeyCause): Promise<void> {
  await trx
    .updateTable("sheet_line")
    .set({ state: "rekey", rekey_cause: cause })
    .where("id", "=", lineId)
    .execute()
}

/** Lets a line wait for a decision between its two readings. */
export async function markForDecision(trx: Trx, lineId: number): Promise<void> {
  await trx.updateTable("sheet_line").set({ state: "decision" }).where("id", "=", lineId).execute()
}

function lines(db: Reader) {
  return db
    .selectFrom("sheet_line")
    .innerJoin("sheet", "sheet.id", "sheet_line.sheet_id")
    .select([
      "sheet_line.id",
      "sheet_line.petition_id",
      "sheet_line.batch_id",
      "sheet_line.number",
      "sheet_line.state",
      "sheet_line.reason",
      "sheet_line.mark",
      "sheet_line.rekey_cause",
      "sheet.serial",
    ])
}

type LineRow = Pick<
  Row<"sheet_line">,
  "id" | "petition_id" | "batch_id" | "number" | "state" | "reason" | "mark" | "rekey_cause"
> &
  Pick<Row<"sheet">, "serial">

function asLine(row: LineRow): StoredLine {
  return {
    id: row.id,
    petitionId: row.petition_id,
    batchId: row.batch_id,
    serial: row.serial,
    number: row.number,
    state: row.state as LineState,
    reason: row.reason as LineReason | null,
    mark: row.mark as LineMark,
    rekeyCause: row.rekey_cause as RekeyCause | null,
  }
}
