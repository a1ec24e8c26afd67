import type { Generated } from "kysely"

/** People whom two sources brought as two. */
export interface PersonMergesTables {
  person_pair: PersonPairTable
  person_distinction: PersonDistinctionTable
  person_merge: PersonMergeTable
  person_merge_move: PersonMergeMoveTable
}

interface PersonPairTable {
  one_id: number
  other_id: number
  ground: string
  scheme: string
  value: string
  import_run_id: number | null
}

interface PersonDistinctionTable {
  id: Generated<number>
  one_public_id: string
  other_public_id: string
  reason: string
  account_id: number
  at: string
  ended_at: string | null
  ended_by: number | null
}

interface PersonMergeTable {
  id: Generated<number>
  public_id: string
  kept_id: number
  dropped_id: number
  /** The person who is shown now: the kept one or, where that was merged away later, the one who is. */
  stands_for_id: number
  kept_name: string
  dropped_name: string
  reason: string
  grounds: string
  marks: string
  account_id: number
  at: string
  undone_at: string | null
  undone_by: number | null
  undo_reason: string | null
}

interface PersonMergeMoveTable {
  merge_id: number
  child: string
  reference: string
  row_id: number
  row_part: Generated<number>
  /** The row itself as JSON, where it was folded into the same row of the person who is kept. */
  folded: string | null
}
