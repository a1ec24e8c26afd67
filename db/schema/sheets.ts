import type { Generated } from "kysely"

/** Signature sheets on paper, how they come back and how they are read. */
export interface SheetsTables {
  sheet_issue: SheetIssueTable
  sheet_batch: SheetBatchTable
  sheet: SheetTable
  sheet_line: SheetLineTable
  sheet_rekey: SheetRekeyTable
  sheet_opinion: SheetOpinionTable
}

interface SheetIssueTable {
  id: Generated<number>
  public_id: string
  petition_id: number
  lang: string
  issuer_tag: Buffer
  issued_at: string
}

interface SheetBatchTable {
  id: Generated<number>
  public_id: string
  petition_id: number
  account_id: number
  opened_at: string
  closed_at: string | null
  seed: Buffer | null
}

interface SheetTable {
  id: Generated<number>
  serial: string
  petition_id: number
  issue_id: number
  number: number
  lines: number
  form_sha256: Buffer
  batch_id: number | null
  returned_at: string | null
  scan_sha256: Buffer | null
}

interface SheetLineTable {
  id: Generated<number>
  petition_id: number
  sheet_id: number
  batch_id: number
  number: number
  state: string
  reason: string | null
  mark: string
  key_sealed: Buffer | null
  reading_sealed: Buffer | null
  rekey_cause: string | null
  choice: string | null
  tag: Buffer | null
  name_tag: Buffer | null
  settled_at: string | null
}

interface SheetRekeyTable {
  line_id: number
  account_id: number
  at: string
  key_sealed: Buffer | null
  reading_sealed: Buffer | null
}

interface SheetOpinionTable {
  line_id: number
  account_id: number
  choice: string
  at: string
}
