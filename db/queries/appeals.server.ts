import type { AppealMatter, AppellantRole } from "#app/domain/appeal.ts"
import type { ModeratedKind } from "#app/domain/moderated.ts"
import type { Lang } from "#app/i18n/lang.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** What somebody whom a decision concerns says against it. */
export interface NewAppeal {
  readonly publicId: string
  readonly matterKind: AppealMatter
  /** Public id of the petition, of the ledger's entry, of the report, or of what was done to a signature. */
  readonly matter: string
  readonly subjectKind: ModeratedKind
  readonly subject: string
  readonly role: AppellantRole
  readonly accountId: number | null
  readonly reportId: number | null
  readonly invalidationId: number | null
  readonly words: string
  readonly lang: Lang
  readonly appealedAt: Instant
  readonly dueOn: Day
}

export type AppealOutcome = "upheld" | "dismissed"

export interface StoredAppeal extends NewAppeal {
  readonly id: number
  readonly decidedAt: Instant | null
  readonly decidedBy: number | null
  readonly outcome: AppealOutcome | null
  readonly reason: string | null
  readonly reasonLang: string | null
}

/** A decided appeal as everybody reads it: who appealed is told by role alone. */
export interface PublicAppeal {
  readonly publicId: string
  readonly matterKind: AppealMatter
  readonly matter: string
  readonly role: AppellantRole
  readonly appealedAt: Instant
  readonly decidedAt: Instant | null
  readonly outcome: AppealOutcome | null
  readonly reason: string | null
  readonly reasonLang: string | null
}

/** Stores an appeal; undefined where the same person has appealed this already. */
export async function insertAppeal(trx: Trx, appeal: NewAppeal): Promise<number | undefined> {
  const row = await trx
    .insertInto("appeal")
    .values({
      public_id: appeal.publicId,
      matter_kind: appeal.matterKind,
      matter: appeal.matter,
      subject_kind: appeal.subjectKind,
      subject: appeal.subject,
      role: appeal.role,
      account_id: appeal.accountId,
      report_id: appeal.reportId,
      invalidation_id: appeal.invalidationId,
      words: appeal.words,
      lang: appeal.lang,
      appealed_at: appeal.appealedAt,
      due_on: appeal.dueOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id
}

/** One appeal by its public id, or undefined. */
export async function findAppeal(db: Reader, publicId: string): Promise<StoredAppeal | undefined> {
  const row = await appeals(db).where("public_id", "=", publicId).executeTakeFirst()
  return row && asAppeal(row)
}

/** The same, held by this transaction until it ends. */
export async function lockAppeal(
  trx: Trx,
  engine: Engine,
  publicId: string,
): Promise<StoredAppeal | undefined> {
  const query = appeals(trx).where("public_id", "=", publicId)
  const row = await (engine === "postgres" ? query.forUpdate() : query).executeTakeFirst()
  return row && asAppeal(row)
}

/** Who may have appealed: an account, or whoever holds the letter about a report or about a signature. */
export type Appellant =
  | { readonly accountId: number }
  | { readonly reportId: number }
  | { readonly invalidationId: number }

/** Tells whether somebody has appealed a matter already. */
export async function hasAppealed(
  db: Reader,
  matter: { readonly kind: AppealMatter; readonly id: string },
  by: Appellant,
): Promise<boolean> {
  const row = await db
    .selectFrom("appeal")
    .select("id")
    .where("matter_kind", "=", matter.kind)
    .where("matter", "=", matter.id)
    .where((eb) => {
      if ("accountId" in by) return eb("account_id", "=", by.accountId)
      if ("reportId" in by) return eb("report_id", "=", by.reportId)
      return eb("invalidation_id", "=", by.invalidationId)
    })
    .executeTakeFirst()
  return row !== undefined
}

/** Appeals that nobody has decided, the earliest first. */
export async function listOpenAppeals(db: Reader): Promise<StoredAppeal[]> {
  const open = appeals(db).where("decided_at", "is", null)
  const rows = await open.orderBy("due_on").orderBy("id").execute()
  return rows.map(asAppeal)
}

/** The appeals against one matter, the earliest first. */
export async function listAppealsOf(
  db: Reader,
  matter: { readonly kind: AppealMatter; readonly id: string },
): Promise<PublicAppeal[]> {
  const rows = await appeals(db)
    .where("matter_kind", "=", matter.kind)
    .where("matter", "=", matter.id)
    .orderBy("id")
    .execute()
  return rows.map(asPublic)
}

/** Decided appeals, the latest first. */
export async function listDecidedAppeals(db: Reader, most: number): Promise<PublicAppeal[]> {
  const rows = await appeals(db)
    .where("decided_at", "is not", null)
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute()
  return rows.map(asPublic)
}

/** Decides an appeal. */
export async function endAppeal(
  trx: Trx,
  id: number,
  end: { outcome: AppealOutcome; reason: string; lang: Lang; by: number; at: Instant },
): Promise<void> {
  await trx
    .updateTable("appeal")
    .set({
      outcome: end.outcome,
      reason: end.reason,
      reason_lang: end.lang,
      decided_by: end.by,
      decided_at: end.at,
    })
    .where("id", "=", id)
    .execute()
}

function appeals(db: Reader) {
  return db.selectFrom("appeal").selectAll()
}

function asAppeal(row: Row<"appeal">): StoredAppeal {
  return {
    ...asPublic(row),
    id: row.id,
    subjectKind: row.subject_kind as ModeratedKind,
    subject: row.subject,
    accountId: row.account_id,
    reportId: row.report_id,
    invalidationId: row.invalidation_id,
    words: row.words,
    lang: row.lang as Lang,
    dueOn: row.due_on,
    decidedBy: row.decided_by,
  }
}

function asPublic(row: Row<"appeal">): PublicAppeal {
  return {
    publicId: row.public_id,
    matterKind: row.matter_kind as AppealMatter,
    matter: row.matter,
    role: row.role as AppellantRole,
    appealedAt: row.appealed_at,
    decidedAt: row.decided_at,
    outcome: row.outcome as AppealOutcome | null,
    reason: row.reason,
    reasonLang: row.reason_lang,
  }
}
