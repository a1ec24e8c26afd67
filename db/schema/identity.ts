import type { Generated } from "kysely"

/** Identifications of signers, and voters' rolls. */
export interface IdentityTables {
  identification: IdentificationTable
  signature_evidence: SignatureEvidenceTable
  roll_entry: RollEntryTable
  roll_try: RollTryTable
}

interface IdentificationTable {
  id: Generated<number>
  secret_hash: Buffer
  petition_id: number
  way: string
  lang: string
  purpose: string
  text_sha256: Buffer
  held_sealed: Buffer | null
  claim_sealed: Buffer | null
  answers: Generated<number>
  begun_at: string
  expires_at: string
  answered_at: string | null
  used_at: string | null
}

interface SignatureEvidenceTable {
  signature_id: number
  way: string
  evidence_sealed: Buffer
  at: string
}

interface RollEntryTable {
  id: Generated<number>
  source: string
  person_tag: Buffer
  match_tag: Buffer
  area_id: number
  votes_from_sealed: Buffer | null
  import_run_id: number
}

interface RollTryTable {
  tag: Buffer
  day: string
  tries: number
}
