import type { Generated } from "kysely"

/** The moderators' desk: reports, work on items, hidden texts, the ledger of removals, appeals. */
export interface ModerationTables {
  report: ReportTable
  moderation_item: ModerationItemTable
  removal: RemovalTable
  hidden_content: HiddenContentTable
  appeal: AppealTable
}

interface ReportTable {
  id: Generated<number>
  public_id: string
  subject_kind: string
  subject: string
  reason: string
  words: string
  lang: string
  account_id: number | null
  email_sealed: Buffer | null
  secret_hash: Buffer | null
  reported_at: string
  due_on: string
  settled_at: string | null
  settled_by: number | null
  outcome: string | null
  settling_reason: string | null
  settling_words: string | null
}

interface ModerationItemTable {
  kind: string
  item: string
  version: Generated<number>
  held_by: number | null
  held_since: string | null
  note: string | null
  looked_at: string | null
  looked_by: number | null
}

interface RemovalTable {
  id: Generated<number>
  public_id: string
  at: string
  measure: string
  class: string
  subject_kind: string
  subject: string | null
  count: number
  roles: string
  first_account_id: number
  second_account_id: number
  of_removal_id: number | null
}

interface HiddenContentTable {
  id: Generated<number>
  subject_kind: string
  subject: string
  rule: string
  removal_id: number
  texts_sealed: Buffer | null
  hidden_at: string
  due_on: string
  removed_at: string | null
  reinstated_at: string | null
}

interface AppealTable {
  id: Generated<number>
  public_id: string
  matter_kind: string
  matter: string
  subject_kind: string
  subject: string
  role: string
  account_id: number | null
  report_id: number | null
  invalidation_id: number | null
  words: string
  lang: string
  appealed_at: string
  due_on: string
  decided_at: string | null
  decided_by: number | null
  outcome: string | null
  reason: string | null
  reason_lang: string | null
}
