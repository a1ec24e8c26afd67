import type { Generated } from "kysely"

/** Evidence that is offered, and what deputies say of promises, votes and findings. */
export interface OfficeTables {
  kept_file: KeptFileTable
  evidence_offer: EvidenceOfferTable
  vote_annotation: VoteAnnotationTable
  rescope: RescopeTable
  ticket: TicketTable
  finding_reply: FindingReplyTable
  reply_request: ReplyRequestTable
  profile_code: ProfileCodeTable
}

interface KeptFileTable {
  id: Generated<number>
  public_id: string
  kind: string
  sha256: Buffer
  small_sha256: Buffer | null
  alt: string
  lang: string
  kept_at: string
}

interface EvidenceOfferTable {
  id: Generated<number>
  public_id: string
  secret_hash: Buffer
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
  place: string | null
  source_url: string | null
  source_title: string | null
  file_id: number | null
  account_id: number | null
  email_sealed: Buffer | null
  answer_lang: string
  offered_at: string
  confirmed_at: string | null
  decision: string | null
  reason: string | null
  words: string | null
  decided_by: number | null
  decided_at: string | null
  evidence_id: number | null
}

interface VoteAnnotationTable {
  id: Generated<number>
  public_id: string
  vote_event_id: number
  person_id: number
  number: number
  reason: string
  text: string
  lang: string
  account_id: number
  at: string
}

interface RescopeTable {
  id: Generated<number>
  public_id: string
  pledge_id: number
  number: number
  scope: string
  due_on: string | null
  text: string
  lang: string
  account_id: number
  at: string
}

interface TicketTable {
  id: Generated<number>
  public_id: string
  pledge_id: number
  objection: string
  duplicate_of: number | null
  text: string
  lang: string
  source_url: string | null
  account_id: number
  opened_at: string
  due_on: string
  outcome: string | null
  reason: string | null
  reason_lang: string | null
  decided_by: number | null
  decided_at: string | null
}

interface FindingReplyTable {
  id: Generated<number>
  public_id: string
  verdict_id: number
  number: number
  text: string
  lang: string
  account_id: number
  at: string
}

interface ReplyRequestTable {
  id: Generated<number>
  public_id: string
  person_id: number
  verdict_id: number | null
  petition_id: number | null
  asked_at: string
  delivered_at: string | null
}

interface ProfileCodeTable {
  id: Generated<number>
  public_id: string
  person_id: number
  lang: string
  asked_by: number
  asked_at: string
  approved_at: string | null
  code_hash: Buffer | null
  printed_at: string | null
  printed_by: number | null
  expires_at: string | null
  used_by: number | null
  ended_at: string | null
  ending: string | null
}
