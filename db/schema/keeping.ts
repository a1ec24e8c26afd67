import type { Generated } from "kysely"

/** Holds of a court, requests of people whom the data concern, and incidents with personal data. */
export interface KeepingTables {
  legal_hold: LegalHoldTable
  data_request: DataRequestTable
  incident: IncidentTable
  incident_step: IncidentStepTable
}

interface LegalHoldTable {
  id: Generated<number>
  public_id: string
  subject_kind: string
  subject: string
  authority: string
  case_number: string
  reason: string
  ends_on: string
  first_account_id: number
  second_account_id: number
  placed_at: string
  lifted_at: string | null
  lifted_by: number | null
}

interface DataRequestTable {
  id: Generated<number>
  public_id: string
  place: string
  lang: string
  words_sealed: Buffer | null
  email_sealed: Buffer | null
  asked_at: string
  due_on: string
  outcome: string | null
  answer_sealed: Buffer | null
  answered_at: string | null
  answered_by: number | null
}

interface IncidentTable {
  id: Generated<number>
  public_id: string
  happened: string
  kinds: string
  noticed_at: string
  opened_at: string
  opened_by: number
  report: string | null
  closed_at: string | null
  closed_by: number | null
}

interface IncidentStepTable {
  incident_id: number
  step: string
  at: string
  account_id: number
}
