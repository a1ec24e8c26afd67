import type { Generated } from "kysely"

/** How programs write. */
export interface ApiTables {
  api_token: ApiTokenTable
  idempotency_key: IdempotencyKeyTable
}

interface ApiTokenTable {
  id: Generated<number>
  public_id: string
  account_id: number
  hash: Buffer
  label: string
  scopes: string
  created_at: string
  expires_at: string
  used_at: string | null
  revoked_at: string | null
}

interface IdempotencyKeyTable {
  token_id: number
  key: string
  fingerprint: Buffer
  result: string | null
  at: string
}
