import type { Generated } from "kysely"

/** What the site does not do for now. */
export interface StandingTables {
  site_stop: SiteStopTable
}

interface SiteStopTable {
  id: Generated<number>
  kind: string
  cause: string
  reason: string
  stopped_at: string
  stopped_by: number
  ended_at: string | null
  end_reason: string | null
  ended_by: number | null
}
