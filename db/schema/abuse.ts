import type { Generated } from "kysely"

/** Traces of requests to sign, removal jobs over signatures, and audits of a petition's signatures. */
export interface AbuseTables {
  trace_key: TraceKeyTable
  signing_trace: SigningTraceTable
  removal_job: RemovalJobTable
  removal_job_item: RemovalJobItemTable
  signature_invalidation: SignatureInvalidationTable
  signature_audit: SignatureAuditTable
  signature_audit_item: SignatureAuditItemTable
}

interface TraceKeyTable {
  day: string
  key_sealed: Buffer
}

interface SigningTraceTable {
  signature_id: number
  petition_id: number
  day: string
  network_tag: Buffer
  mail_tag: Buffer
  dwell: number | null
}

interface RemovalJobTable {
  id: Generated<number>
  public_id: string
  petition_id: number
  measure: string
  class: string
  conditions: string
  found: number
  done: Generated<number>
  passed: Generated<number>
  first_account_id: number
  second_account_id: number
  started_at: string
  cancelled_at: string | null
  cancelled_by: number | null
  ended_at: string | null
  removal_id: number | null
}

interface RemovalJobItemTable {
  job_id: number
  signature_id: number
  worked_at: string | null
}

interface SignatureInvalidationTable {
  id: Generated<number>
  public_id: string
  signature_id: number
  petition_id: number
  job_id: number
  measure: string
  class: string
  at: string
  appeal_hash: Buffer
  undone_at: string | null
  undone_by: string | null
}

interface SignatureAuditTable {
  id: Generated<number>
  public_id: string
  petition_id: number
  kind: string
  epoch: Generated<number>
  tree_size: number
  root: Buffer
  population: number
  started_at: string
  first_account_id: number | null
  first_organization_id: number | null
  second_account_id: number | null
  second_organization_id: number | null
  checked: number | null
  bad: number | null
  unreachable: number | null
  published_at: string | null
}

interface SignatureAuditItemTable {
  audit_id: number
  position: number
  counter: number
  leaf_index: number
  signature_id: number | null
  asked_at: string | null
  answer_hash: Buffer | null
  answer: string | null
  answered_at: string | null
  finding: string | null
  found_at: string | null
  found_by: number | null
}
