import type { Generated } from "kysely"

/** What is known of the statute's drive. */
export interface RecallTables {
  recall_entry: RecallEntryTable
}

interface RecallEntryTable {
  id: Generated<number>
  petition_id: number
  from_state: string
  to_state: string
  happened_on: string
  electorate: number | null
  signatures: number | null
  turned_out: number | null
  for_recall: number | null
  against_recall: number | null
  source_title: string
  source_url: string | null
  article: string | null
  unlike_last_known_at: string | null
  first_account_id: number
  second_account_id: number
  at: string
}
