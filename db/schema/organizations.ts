import type { Generated } from "kysely"

/** Organisations that watch and check, their invitations, and conflicts of interest. */
export interface OrganizationsTables {
  accreditation: AccreditationTable
  accreditation_step: AccreditationStepTable
  invitation: InvitationTable
  declared_conflict: DeclaredConflictTable
}

interface AccreditationTable {
  id: Generated<number>
  public_id: string
  organization_id: number | null
  kind: string
  state: string
  name: string
  website: string | null
  scope: string | null
  funding: string | null
  conflicts: string | null
  langs: string
  lang: string
  applied_by: number | null
  applied_at: string
  admin_id: number | null
}

interface AccreditationStepTable {
  id: Generated<number>
  accreditation_id: number
  step: string
  at: string
  reason: string | null
}

interface InvitationTable {
  id: Generated<number>
  public_id: string
  secret_hash: Buffer | null
  email_tag: Buffer
  email_sealed: Buffer | null
  role: string
  organization_id: number | null
  person_id: number | null
  lang: string
  invited_by: number
  invited_at: string
  expires_at: string
  accepted_by: number | null
  ended_at: string | null
  ending: string | null
}

interface DeclaredConflictTable {
  id: Generated<number>
  public_id: string
  account_id: number
  person_id: number | null
  organization_id: number | null
  since: string
  reason: string
  lang: string
  declared_at: string
  ended_at: string | null
}
