import type { Generated } from "kysely"

/** Rounds of blind coding, what is handed out for them, and challenges of verdicts. */
export interface CodingsTables {
  challenge: ChallengeTable
  coding_round: CodingRoundTable
  coding_handout: CodingHandoutTable
  coder_pseudonym: CoderPseudonymTable
  sample_seed: SampleSeedTable
}

interface ChallengeTable {
  id: Generated<number>
  public_id: string
  pledge_id: number
  verdict_id: number
  clause: number
  reason: string
  lang: string
  source_snapshot_id: number | null
  account_id: number
  organization_id: number | null
  role: string
  at: string
  ended_at: string | null
  outcome: string | null
  new_verdict_id: number | null
}

interface CodingRoundTable {
  id: Generated<number>
  pledge_id: number
  number: number
  code_book_id: number
  need: string
  challenge_id: number | null
  opened_at: string
  disputed_at: string | null
  ended_at: string | null
  verdict_id: number | null
}

interface CodingHandoutTable {
  id: Generated<number>
  round_id: number
  account_id: number
  organization_id: number | null
  task: string
  handed_at: string
  expires_at: string
  ended_at: string | null
  ending: string | null
  reason: string | null
}

interface CoderPseudonymTable {
  account_id: number
  pseudonym: string
}

interface SampleSeedTable {
  quarter: string
  seed: Buffer
  commitment: string
  drawn_at: string
}
