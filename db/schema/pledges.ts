import type { Generated } from "kysely"

/** Pledges and what is said of them. */
export interface PledgesTables {
  source_snapshot: SourceSnapshotTable
  source_text: SourceTextTable
  code_book: CodeBookTable
  pledge: PledgeTable
  pledge_criterion: PledgeCriterionTable
  further_source: FurtherSourceTable
  evidence: EvidenceTable
  coding: CodingTable
  coding_evidence: CodingEvidenceTable
  verdict: VerdictTable
  verdict_coding: VerdictCodingTable
  verdict_evidence: VerdictEvidenceTable
  claim: ClaimTable
}

interface SourceTextTable {
  source_snapshot_id: number
  text: string
}

interface SourceSnapshotTable {
  id: Generated<number>
  public_id: string
  url: string
  title: string | null
  captured_on: string
  sha256: Buffer | null
  media_type: string | null
  import_run_id: number | null
  size: number | null
  charset: string | null
  captured_at: string | null
  account_id: number | null
}

interface CodeBookTable {
  id: Generated<number>
  public_id: string
  version: number
  codings_needed: number
  lang: string
  text: string
  adopted_at: string
}

interface PledgeTable {
  id: Generated<number>
  public_id: string
  person_id: number
  candidacy_id: number | null
  source_snapshot_id: number
  text: string
  lang: string
  said_on: string | null
  due_on: string | null
  power: string
  category: string | null
  recorded_at: string
  account_id: number | null
  verdict_id: number | null
  claim_id: number | null
  extra: string | null
  import_run_id: number | null
  horizon: string | null
  horizon_event: string | null
  mandate_id: number | null
  quote_start: number | null
  quote_end: number | null
  quote_place: string | null
  split_from_id: number | null
  their_rating: string | null
  their_rating_as: string | null
  their_rating_by: string | null
}

interface PledgeCriterionTable {
  pledge_id: number
  criterion: string
  account_id: number | null
  at: string
}

interface FurtherSourceTable {
  pledge_id: number
  source_snapshot_id: number
  position: number
  import_run_id: number | null
}

interface EvidenceTable {
  id: Generated<number>
  public_id: string
  pledge_id: number
  kind: string
  vote_event_id: number | null
  fulfilling_option: string | null
  direction: string | null
  strength: string
  title: string | null
  note: string
  lang: string
  happened_on: string | null
  source_snapshot_id: number | null
  account_id: number | null
  at: string
  place: string | null
  file_id: number | null
}

interface CodingTable {
  id: Generated<number>
  public_id: string
  pledge_id: number
  code_book_id: number
  account_id: number
  organization_id: number | null
  round: number
  rating: string
  confidence: string
  reason: string
  lang: string
  at: string
  task: Generated<string>
  criteria: Generated<string>
}

interface CodingEvidenceTable {
  coding_id: number
  evidence_id: number
  revision: Generated<number>
}

interface VerdictTable {
  id: Generated<number>
  public_id: string
  pledge_id: number
  number: number
  code_book_id: number
  rating: string
  reason: string
  lang: string
  at: string
  recode_on: string | null
}

interface VerdictCodingTable {
  verdict_id: number
  coding_id: number
}

interface VerdictEvidenceTable {
  verdict_id: number
  evidence_id: number
  revision: number
}

interface ClaimTable {
  id: Generated<number>
  public_id: string
  pledge_id: number
  number: number
  rating: string
  text: string
  lang: string
  account_id: number
  source_snapshot_id: number | null
  at: string
  vote_event_id: number | null
  file_id: number | null
}
