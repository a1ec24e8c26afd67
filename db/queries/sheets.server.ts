import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A sheet as it was registered, and whether it has come back. */
export interface StoredSheet {
  readonly id: number
  readonly serial: string
  readonly petitionId: number
  /** Counts the sheets of a petition from 1. */
  readonly number: number
  readonly lines: number
  readonly lang: string
  readonly issuedAt: Instant
  readonly batchId: number | null
  readonly returnedAt: Instant | null
  /** SHA-256 of the sealed scan, where there is one. */
  readonly scanSha256: Buffer | null
}

export interface NewIssue {
  readonly publicId: string
  readonly petitionId: number
  readonly lang: string
  /** Whose sheets these are, as a keyed hash that changes with the day. */
  readonly issuerTag: Buffer
  readonly issuedAt: Instant
}

/** Stores that sheets are made together; the sheets themselves follow. Gives its internal id. */
export async function insertIssue(trx: Trx, issue: NewIssue): Promise<number> {
  const { id } = await trx
    .insertInto("sheet_issue")
    .values({
      public_id: issue.publicId,
      petition_id: issue.petitionId,
      lang: issue.lang,
      issuer_tag: issue.issuerTag,
      issued_at: issue.issuedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

export interface NewSheet {
  readonly serial: string
  readonly petitionId: number
  readonly issueId: number
  readonly number: number
  readonly lines: number
  /** SHA-256 of everything that is printed on it. */
  readonly formSha256: Buffer
}

/** Registers a sheet. Tells whether it was: a serial that exists already is left alone. */
export async function insertSheet(trx: Trx, sheet: NewSheet): Promise<boolean> {
  const row = await trx
    .insertInto("sheet")
    .values({
      serial: sheet.serial,
      petition_id: sheet.petitionId,
      issue_id: sheet.issueId,
      number: sheet.number,
      lines: sheet.lines,
      form_sha256: sheet.formSha256,
    })
    .onConflict((conflict) => conflict.column("serial").doNothing())
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** The number of a petition's last sheet; 0 before the first. */
export async function findLastNumber(db: Reader, petitionId: number): Promise<number> {
  const row = await db
    .selectFrom("sheet")
    .select("number")
    .where("petition_id", "=", petitionId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** Sheets that were made for whoever a tag stands for. */
export async function countIssuedTo(db: Reader, issuerTag: Buffer): Promise<number> {
  const { count } = await db
    .selectFrom("sheet")
    .innerJoin("sheet_issue", "sheet_issue.id", "sheet.issue_id")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("sheet_issue.issuer_tag", "=", issuerTag)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A sheet by its serial, or undefined: then it is none of ours. */
export async function findSheet(db: Reader, serial: string): Promise<StoredSheet | undefined> {
  const row = await sheets(db).where("sheet.serial", "=", serial).executeTakeFirst()
  return row && asSheet(row)
}

/** The sheets that were made together, by the public id of their making, in order; empty where there is none. */
export async function listIssue(
  db: Reader,
  petitionId: number,
  publicId: string,
): Promise<StoredSheet[]> {
  const rows = await sheets(db)
    .where("sheet_issue.public_id", "=", publicId)
    .where("sheet.petition_id", "=", petitionId)
    .orderBy("sheet.number")
    .execute()
  return rows.map(asSheet)
}

/** Notes that a sheet came back and in which batch. */
export async function markReturned(
  trx: Trx,
  id: number,
  batchId: number,
  at: Instant,
): Promise<void> {
  await trx
    .updateTable("sheet")
    .set({ batch_id: batchId, returned_at: at })
    .where("id", "=", id)
    .execute()
}

/** Notes under which hash a sheet's scan is kept. */
export async function markScanned(trx: Trx, id: number, sha256: Buffer): Promise<void> {
  await trx.updateTable("sheet").set({ scan_sha256: sha256 }).where("id", "=", id).execute()
}

function sheets(db: Reader) {
  return db
    .selectFrom("sheet")
    .innerJoin("sheet_issue", "sheet_issue.id", "sheet.issue_id")
    .selectAll("sheet")
    .select(["sheet_issue.lang", "sheet_issue.issued_at"])
}

type SheetRow = Row<"sheet"> & Pick<Row<"sheet_issue">, "lang" | "issued_at">

function asSheet(row: SheetRow): StoredSheet {
  return {
    id: row.id,
    serial: row.serial,
    petitionId: row.petition_id,
    number: row.number,
    lines: row.lines,
    lang: row.lang,
    issuedAt: row.issued_at,
    batchId: row.batch_id,
    returnedAt: row.returned_at,
    scanSha256: row.scan_sha256,
  }
}
