import type { Generated } from "kysely"

/** What several nodes share beside their data. */
export interface NodesTables {
  change_count: ChangeCountTable
  rate_count: RateCountTable
}

interface ChangeCountTable {
  id: number
  number: number
}

/** `rate-limiter-flexible` names these columns. */
interface RateCountTable {
  key: string
  points: Generated<number>
  expire: number | null
}
