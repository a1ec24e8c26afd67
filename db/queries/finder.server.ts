import { words } from "#app/domain/fold.ts"
import { layoutVariants } from "#app/domain/keyboard-layout.ts"
import { findBySearch } from "#db/queries/search.server.ts"
import type { SearchHit } from "#db/queries/search.server.ts"
import type { Reader } from "#db/schema.ts"

/** What a search found, and how it had to read the question. */
export interface Found {
  readonly hits: readonly SearchHit[]
  /** What was searched instead, where the question was typed in another keyboard layout. */
  readonly readAs: string | null
}

/**
 * Finds subjects by words of their names in any language and spelling. Where nothing is found, the
 * question is read once more as if it had been typed in another keyboard layout.
 *
 * @param kinds `person`, `area`, …
 */
export async function findByName(
  db: Reader,
  question: string,
  kinds: readonly string[],
  limit: number,
): Promise<Found> {
  const hits = await search(db, question, kinds, limit)
  if (hits.length > 0) return { hits, readAs: null }
  for (const variant of layoutVariants(question)) {
    const swapped = await search(db, variant, kinds, limit)
    if (swapped.length > 0) return { hits: swapped, readAs: variant }
  }
  return { hits: [], readAs: null }
}

async function search(
  db: Reader,
  question: string,
  kinds: readonly string[],
  limit: number,
): Promise<readonly SearchHit[]> {
  const asked = words(question)
  return asked.length > 0 ? findBySearch(db, asked, kinds, limit) : []
}
