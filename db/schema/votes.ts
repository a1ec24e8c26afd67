import type { Generated } from "kysely"

/** Motions, vote events and votes, in Popolo's words. */
export interface VotesTables {
  motion: MotionTable
  vote_event: VoteEventTable
  vote_count: VoteCountTable
  vote: VoteTable
}

interface MotionTable {
  id: Generated<number>
  public_id: string
  organization_id: number
  legislative_period_id: number | null
  title: string
  text: string | null
  lang: string | null
  classification: string | null
  date: string | null
  result: string | null
  source_url: string | null
  extra: string | null
  import_run_id: number | null
}

interface VoteEventTable {
  id: Generated<number>
  public_id: string
  motion_id: number
  organization_id: number
  start_date: string | null
  result: string | null
  extra: string | null
  import_run_id: number | null
}

interface VoteCountTable {
  vote_event_id: number
  option: string
  value: number
}

interface VoteTable {
  vote_event_id: number
  person_id: number
  option: string
  group_id: number | null
  role: string | null
  paired_id: number | null
  import_run_id: number | null
}
