import type { Generated } from "kysely"

/** Places below a district, and the trigrams of the words by which anything is found. */
export interface SearchTables {
  place: PlaceTable
  search_gram: SearchGramTable
}

interface PlaceTable {
  id: Generated<number>
  public_id: string
  area_id: number
  kind: string
  name: string
  settlement: string | null
  houses: string | null
  address: string | null
  extra: string | null
  import_run_id: number | null
}

interface SearchGramTable {
  gram: string
  word: string
}
