import type { ModeratedKind } from "#app/domain/moderated.ts"
import type { ReportReason } from "#app/domain/report.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What a reader tells the moderators. The address for the answer is sealed; there may be none. */
export interface NewReport {
  readonly publicId: string
  readonly subjectKind: ModeratedKind
  /** Public id of the text. */
  readonly subject: string
  readonly reason: ReportReason
  readonly words: string
  readonly lang: Lang
  readonly accountId: number | null
  readonly emailSealed: Buffer | null
  readonly reportedAt: Instant
  readonly dueOn: Day
}

export type ReportOutcome = "upheld" | "dismissed"

export interface StoredReport extends NewReport {
  readonly id: number
  readonly settledAt: Instant | null
  readonly settledBy: number | null
  readonly outcome: ReportOutcome | null
  /** A code: the rule that was broken, or why it was dismissed. */
  readonly settlingReason: string | null
  readonly settlingWords: string | null
}

/** Stores a report. */
export async function insertReport(trx: Trx, report: NewReport): Promise<void> {
  await trx
    .insertInto("report")
    .values({
      public_id: report.publicId,
      subject_kind: report.subjectKind,
      subject: report.subject,
      reason: report.reason,
      words: report.words,
      lang: report.lang,
      account_id: report.accountId,
      email_sealed: report.emailSealed,
      reported_at: report.reportedAt,
      due_on: report.dueOn,
    })
    .execute()
}

/** One report by its public id, or undefined. */
export async function findReport(db: Reader, publicId: string): Promise<StoredReport | undefined> {
  const row = await reports(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asReport(row)
}

/** The report of an appeal. @throws where there is none */
export async function getReport(db: Reader, id: number): Promise<StoredReport> {
  return asReport(await reports(db).where("id", "=", id).executeTakeFirstOrThrow())
}

/** The report whose answer held a secret, by the secret's hash, or undefined. */
export async function findReportBySecret(
  db: Reader,
  secretHash: Buffer,
): Promise<StoredReport | undefined> {
  const row = await reports(db).where("secret_hash", "=", secretHash).executeTakeFirst()
  return row && asReport(row)
}

/** Every report that nobody has settled, the earliest first. */
export async function listOpenReports(db: Reader): Promise<StoredReport[]> {
  const rows = await reports(db)
    .where("settled_at", "is", null)
    .orderBy("due_on")
    .orderBy("id")
    .execute()
  return rows.map(asReport)
}

/** Everything that was ever reported of a text, the latest first. */
export async function listReportsOf(
  db: Reader,
  subjectKind: ModeratedKind,
  subject: string,
): Promise<StoredReport[]> {
  const rows = await reports(db)
    .where("subject_kind", "=", subjectKind)
    .where("subject", "=", subject)
    .orderBy("id", "desc")
    .execute()
  return rows.map(asReport)
}

/** How a report was settled. `secretHash`: of the secret by which its answer lets it be appealed. */
export interface Settling {
  readonly outcome: ReportOutcome
  readonly reason: string
  readonly words: string | null
  readonly by: number
  readonly at: Instant
  readonly secretHash: Buffer | null
}

/** Settles an open report. */
export async function settleReport(trx: Trx, id: number, settling: Settling): Promise<void> {
  await trx
    .updateTable("report")
    .set({
      outcome: settling.outcome,
      settling_reason: settling.reason,
      settling_words: settling.words,
      settled_by: settling.by,
      settled_at: settling.at,
      secret_hash: settling.secretHash,
    })
    .where("id", "=", id)
    .where("settled_at", "is", null)
    .execute()
}

/** Puts a settled report back into the queue, with a new deadline. */
export async function reopenReport(trx: Trx, id: number, dueOn: Day): Promise<void> {
  await trx
    .updateTable("report")
    .set({
      outcome: null,
      settling_reason: null,
      settling_words: null,
      settled_by: null,
      settled_at: null,
      due_on: dueOn,
    })
    .where("id", "=", id)
    .execute()
}

/** Tells whether an address is kept of a report that was settled before an instant and waits for no appeal. */
export async function hasReportersToForget(db: Reader, before: Instant): Promise<boolean> {
  const row = await forgettable(db, before).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Erases the addresses of reports that were settled before an instant and wait for no appeal. */
export async function forgetReporters(trx: Trx, before: Instant): Promise<void> {
  await trx
    .updateTable("report")
    .set({ email_sealed: null, secret_hash: null })
    .where("id", "in", forgettable(trx, before))
    .execute()
}

function forgettable(db: Reader, before: Instant) {
  return db
    .selectFrom("report")
    .select("report.id")
    .where("report.email_sealed", "is not", null)
    .where("report.settled_at", "<", before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("appeal")
            .select("appeal.id")
            .whereRef("appeal.report_id", "=", "report.id")
            .where("appeal.decided_at", "is", null),
        ),
      ),
    )
}

function reports(db: Reader) {
  return db.selectFrom("report").selectAll()
}

function asReport(row: Row<"report">): StoredReport {
  return {
    id: row.id,
    publicId: row.public_id,
    subjectKind: row.subject_kind as ModeratedKind,
    subject: row.subject,
    reason: row.reason as ReportReason,
    words: row.words,
    lang: row.lang as Lang,
    accountId: row.account_id,
    emailSealed: row.email_sealed,
    reportedAt: row.reported_at,
    dueOn: row.due_on,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    outcome: row.outcome as ReportOutcome | null,
    settlingReason: row.settling_reason,
    settlingWords: row.settling_words,
  }
}
