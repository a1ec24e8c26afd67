import type { Generated } from "kysely"

/** Deeds that wait for a second person, and the trail of every privileged deed. */
export interface TwoPersonsTables {
  approval: ApprovalTable
  audit_entry: AuditEntryTable
}

interface ApprovalTable {
  id: Generated<number>
  public_id: string
  kind: string
  subject_kind: string
  subject: string
  body: string
  parties: string
  reason: string
  proposed_by: number
  proposed_at: string
  lapses_at: string
  decision: string | null
  decided_by: number | null
  decided_at: string | null
  decision_reason: string | null
}

interface AuditEntryTable {
  id: Generated<number>
  at: string
  account_id: number | null
  role: string
  deed: string
  subject_kind: string
  subject: string | null
  outcome: string
  code: string | null
  reason: string | null
  details: string | null
}
