import type { Generated } from "kysely"

/** Second factors of accounts. */
export interface FactorsTables {
  totp_factor: TotpFactorTable
  passkey: PasskeyTable
  backup_code: BackupCodeTable
  factor_challenge: FactorChallengeTable
}

interface TotpFactorTable {
  account_id: number
  secret_sealed: Buffer
  last_step: number
  created_at: string
}

interface PasskeyTable {
  id: Generated<number>
  public_id: string
  account_id: number
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: string
  name: string
  created_at: string
  used_at: string | null
}

interface BackupCodeTable {
  tag: Buffer
  account_id: number
  created_at: string
  used_at: string | null
}

interface FactorChallengeTable {
  challenge_hash: Buffer
  expires_at: string
}
