import type { Generated } from "kysely"

/** What the public log binds, beside its own tables: openings, breakdowns as they were shown, what was destroyed. */
export interface CommitmentsTables {
  commitment_opening: CommitmentOpeningTable
  disclosure: DisclosureTable
  destruction: DestructionTable
}

interface CommitmentOpeningTable {
  id: Generated<number>
  petition_id: number
  signature_id: number
  type: string
  opening_sealed: Buffer
}

interface DisclosureTable {
  id: Generated<number>
  petition_id: number
  breakdown: string
  as_of: string
  cells: string
}

interface DestructionTable {
  day: string
  count: number
  logged_at: string | null
}
