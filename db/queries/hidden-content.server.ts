import type { ContentRule } from "#app/domain/content-rule.ts"
import type { ModeratedKind } from "#app/domain/moderated.ts"
import type { Day, Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

/** A text that was hidden: under which rule, since when, and until when it is to be decided on for good. */
export interface HiddenContent {
  readonly id: number
  readonly subjectKind: ModeratedKind
  readonly subject: string
  readonly rule: ContentRule
  readonly removalId: number
  /** The words and where they stood, sealed; null once they were removed for good. */
  readonly textsSealed: Buffer | null
  readonly hiddenAt: Instant
  readonly dueOn: Day
  readonly removedAt: Instant | null
  readonly reinstatedAt: Instant | null
}

export type NewHiddenContent = Omit<HiddenContent, "id" | "removedAt" | "reinstatedAt"> & {
  readonly textsSealed: Buffer
}

/** Keeps a text that is hidden from now on. */
export async function insertHiddenContent(trx: Trx, hidden: NewHiddenContent): Promise<void> {
  await trx
    .insertInto("hidden_content")
    .values({
      subject_kind: hidden.subjectKind,
      subject: hidden.subject,
      rule: hidden.rule,
      removal_id: hidden.removalId,
      texts_sealed: hidden.textsSealed,
      hidden_at: hidden.hiddenAt,
      due_on: hidden.dueOn,
    })
    .execute()
}

/** What hides a text now, undefined where nothing does. */
export async function findHiddenContent(
  db: Reader,
  subjectKind: ModeratedKind,
  subject: string,
): Promise<HiddenContent | undefined> {
  const row = await db
    .selectFrom("hidden_content")
    .selectAll()
    .where("subject_kind", "=", subjectKind)
    .where("subject", "=", subject)
    .where("reinstated_at", "is", null)
    .executeTakeFirst()
  return row && asHidden(row)
}

/** Texts that are hidden for the time being, who waits longest first. */
export async function listHiddenContent(db: Reader): Promise<HiddenContent[]> {
  const rows = await db
    .selectFrom("hidden_content")
    .selectAll()
    .where("reinstated_at", "is", null)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute()
  return rows.map(asHidden)
}

/** Notes that a text is shown again; its sealed copy goes. */
export async function noteReinstated(trx: Trx, id: number, at: Instant): Promise<void> {
  await trx
    .updateTable("hidden_content")
    .set({ reinstated_at: at, texts_sealed: null })
    .where("id", "=", id)
    .execute()
}

/** Notes that a text was removed for good, and destroys its words. */
export async function noteRemoved(trx: Trx, id: number, at: Instant): Promise<void> {
  await trx
    .updateTable("hidden_content")
    .set({ removed_at: at, texts_sealed: null })
    .where("id", "=", id)
    .execute()
}

function asHidden(row: Row<"hidden_content">): HiddenContent {
  return {
    id: row.id,
    subjectKind: row.subject_kind as ModeratedKind,
    subject: row.subject,
    rule: row.rule as ContentRule,
    removalId: row.removal_id,
    textsSealed: row.texts_sealed,
    hiddenAt: row.hidden_at,
    dueOn: row.due_on,
    removedAt: row.removed_at,
    reinstatedAt: row.reinstated_at,
  }
}
