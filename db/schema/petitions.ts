import type { Generated } from "kysely"

/** Petitions on their two tracks, and signatures. */
export interface PetitionsTables {
  petition: PetitionTable
  petition_ground: PetitionGroundTable
  petition_transition: PetitionTransitionTable
  petition_ground_evidence: PetitionGroundEvidenceTable
  petition_check: PetitionCheckTable
  petition_pause: PetitionPauseTable
  signature: SignatureTable
  petition_day: PetitionDayTable
}

interface PetitionTable {
  id: Generated<number>
  public_id: string
  membership_id: number
  area_id: number | null
  rule_set: string
  state: string
  recall_state: string
  asks: string
  lang: string
  title: string
  statement: string
  text_sha256: Buffer
  proponent_id: number
  key_sealed: Buffer | null
  created_at: string
  reply_due_on: string | null
  reply_outcome: string | null
  reply_text: string | null
  reply_lang: string | null
  replied_at: string | null
  opened_at: string | null
  closes_on: string | null
  closed_at: string | null
  threshold: number | null
  electorate: number | null
  signature_count: Generated<number>
  reached_at: string | null
  refusal_code: string | null
  refusal_details: string | null
  seconder_count: Generated<number>
  seconding_since: string | null
  frozen_at: string | null
  reply_notified: number | null
  law_basis: string | null
  accepts: string | null
  published_count: Generated<number>
  published_at: string | null
  signers_destroyed_at: string | null
}

interface PetitionGroundTable {
  petition_id: number
  pledge_id: number
  verdict_id: number
  position: number
}

interface PetitionTransitionTable {
  id: Generated<number>
  petition_id: number
  track: string
  from_state: string
  to_state: string
  at: string
  actor: string
  account_id: number | null
  reason: string | null
  article: string | null
}

interface PetitionGroundEvidenceTable {
  petition_id: number
  pledge_id: number
  evidence_id: number
  revision: number
}

interface PetitionCheckTable {
  id: Generated<number>
  petition_id: number
  text_sha256: Buffer
  items: string
  decision: string
  code: string | null
  details: string | null
  account_id: number
  at: string
}

interface PetitionPauseTable {
  id: Generated<number>
  petition_id: number
  source: string
  decided_on: string
  account_id: number
  paused_at: string
  resume_source: string | null
  resume_decided_on: string | null
  resume_account_id: number | null
  resumed_at: string | null
  days_added: number | null
}

interface SignatureTable {
  id: Generated<number>
  petition_id: number
  state: string
  assurance: string
  tag: Buffer | null
  email_tag: Buffer | null
  secret_hash: Buffer
  key_sealed: Buffer | null
  statement_sealed: Buffer | null
  opening_sealed: Buffer | null
  lang: string
  requested_at: string
  expires_at: string | null
  confirmed_at: string | null
  withdrawn_at: string | null
  signed_on: string | null
}

interface PetitionDayTable {
  petition_id: number
  day: string
  count: number
}
