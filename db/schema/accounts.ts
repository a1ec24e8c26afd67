import type { Generated } from "kysely"

/** Accounts, sessions and the outbox. */
export interface AccountsTables {
  account: AccountTable
  session: SessionTable
  outbox: OutboxTable
}

interface AccountTable {
  id: Generated<number>
  public_id: string
  email_tag: Buffer
  email_sealed: Buffer
  password_hash: string
  role: string
  display_name: string | null
  person_id: number | null
  organization_id: number | null
  lang: string
  created_at: string
  suspended_at: string | null
  erased_at: string | null
  name_public_at: string | null
}

interface SessionTable {
  id_hash: Buffer
  account_id: number
  public_id: string
  agent: string | null
  factor: string | null
  proved_at: string
  seen_at: string
  created_at: string
  expires_at: string
}

interface OutboxTable {
  id: Generated<number>
  kind: string
  account_id: number | null
  payload_sealed: Buffer
  created_at: string
  due_at: string
  attempts: Generated<number>
  claimed_until: string | null
  claimed_by: string | null
  dead_at: string | null
  last_error: string | null
}
