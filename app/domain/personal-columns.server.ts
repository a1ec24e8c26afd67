import type { KeptKind } from "./kept-times.ts"
import type { Database } from "#db/schema.ts"

/**
 * Which columns hold what of people, by the kind whose time they share (kept-times.ts). `other` names byte
 * strings and free words that are nobody's: hashes of random secrets, seeds, keys of the log, public texts.
 * Numbers of accounts are not named: an erased account is a row that says nothing of anybody. What is public by
 * office or by its author's wish, such as names of deputies and texts of promises, is not destroyed by time.
 */
type Columns<Table extends keyof Database> = Partial<
  Record<KeptKind | "other", readonly (keyof Database[Table])[]>
>

export const personalColumns: { readonly [Table in keyof Database]?: Columns<Table> } = {
  account: { account: ["email_tag", "email_sealed", "password_hash", "display_name"] },
  api_token: { token: ["hash", "label"] },
  appeal: { "report-words": ["words"] },
  backup_code: { account: ["tag"] },
  commitment_opening: { other: ["opening_sealed"] },
  data_request: { "data-request": ["words_sealed", "email_sealed", "answer_sealed"] },
  evidence: { other: ["note"] },
  evidence_offer: {
    offer: ["note", "title", "place", "email_sealed"],
    other: ["secret_hash", "words"],
  },
  factor_challenge: { tries: ["challenge_hash"] },
  follow_request: { "follow-request": ["email_tag", "email_sealed"], other: ["secret_hash"] },
  follower: { follower: ["email_tag", "contact_sealed"], other: ["secret_hash"] },
  hidden_content: { other: ["texts_sealed"] },
  idempotency_key: { "program-key": ["fingerprint"] },
  identification: {
    identification: ["held_sealed", "claim_sealed"],
    other: ["secret_hash", "text_sha256"],
  },
  import_difference: { other: ["label"] },
  import_run: { upload: ["upload"] },
  invitation: {
    invitation: ["email_sealed"],
    "invitation-mark": ["email_tag"],
    other: ["secret_hash"],
  },
  kept_file: { other: ["sha256", "small_sha256"] },
  log_checkpoint: { other: ["root", "note"] },
  log_head: { other: ["edge"] },
  log_leaf: { other: ["bytes", "hash"] },
  log_tile: { other: ["root"] },
  moderation_item: { other: ["note"] },
  outbox: { letter: ["payload_sealed"] },
  passkey: { account: ["credential_id", "public_key", "name"] },
  petition: {
    paper: ["key_sealed"],
    draft: ["title", "statement"],
    other: ["text_sha256"],
  },
  petition_check: { other: ["text_sha256"] },
  post: { other: ["label"] },
  profile_code: { other: ["code_hash"] },
  rate_count: { tries: ["key"] },
  report: {
    reporter: ["email_sealed", "secret_hash"],
    "report-words": ["words", "settling_words"],
  },
  roll_entry: { roll: ["person_tag", "match_tag", "votes_from_sealed"] },
  roll_try: { tries: ["tag"] },
  sample_seed: { other: ["seed"] },
  session: { session: ["id_hash", "agent"] },
  sheet: { paper: ["scan_sha256"], other: ["form_sha256"] },
  sheet_batch: { other: ["seed"] },
  // A mark of an account and a day: whose it was is not to be had without the account.
  sheet_issue: { other: ["issuer_tag"] },
  sheet_line: { paper: ["key_sealed", "reading_sealed", "tag", "name_tag"] },
  sheet_rekey: { paper: ["key_sealed", "reading_sealed"] },
  signature: {
    statement: ["tag", "email_tag", "key_sealed", "statement_sealed", "opening_sealed"],
    other: ["secret_hash"],
  },
  signature_audit: { other: ["root"] },
  signature_audit_item: { other: ["answer_hash"] },
  signature_evidence: { statement: ["evidence_sealed"] },
  signature_invalidation: { other: ["appeal_hash"] },
  signing_trace: { network: ["network_tag", "mail_tag"] },
  source_snapshot: { other: ["sha256"] },
  totp_factor: { account: ["secret_sealed"] },
  trace_key: { tries: ["key_sealed"] },
  translation_version: { other: ["of_sha256"] },
}
