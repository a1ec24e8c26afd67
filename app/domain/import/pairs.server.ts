import type { Engine } from "#db/migrations/sql.ts"
import { pairAmbiguous, pairByIdentifiers } from "#db/queries/person-pairs.server.ts"
import type { AmbiguousPair } from "#db/queries/person-pairs.server.ts"
import { listSearchWords } from "#db/queries/search.server.ts"
import type { Trx } from "#db/schema.ts"

/** What an import met that somebody should look at. */
interface Met {
  /** People who were given an identifier. */
  readonly identified: readonly number[]
  /** People whom an id of their sources could not tell apart. */
  readonly ambiguous: readonly AmbiguousPair[]
}

/**
 * Notes which people may be one. An id that two sources gave to two people counts only where their names have a
 * word in common: two legislatures may both number their members from 1.
 */
export async function notePairs(
  trx: Trx,
  engine: Engine,
  { identified, ambiguous }: Met,
  importRunId: number,
): Promise<void> {
  await pairByIdentifiers(trx, engine, identified, importRunId)
  if (ambiguous.length === 0) return
  const people = [...new Set(ambiguous.flatMap(({ one, other }) => [one, other]))]
  const known = await listSearchWords(trx, "person", people)
  const alike = ambiguous.filter(({ one, other }) =>
    [...(known.get(one) ?? [])].some((word) => known.get(other)?.has(word)),
  )
  await pairAmbiguous(trx, engine, alike, importRunId)
}
