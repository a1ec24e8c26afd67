import { readingsOf } from "#app/domain/search-reading.ts"
import type { Reading } from "#app/domain/search-reading.ts"
import { listCloseWords } from "#db/queries/close-words.server.ts"
import { findByTerms } from "#db/queries/search-hits.server.ts"
import type { RankedHit, Sought, Term } from "#db/queries/search-hits.server.ts"
import type { SearchHit } from "#db/queries/search.server.ts"
import type { Reader } from "#db/schema.ts"

/** What a search found, and how it had to read the question. */
export interface Found<Hit extends SearchHit = SearchHit> {
  readonly hits: readonly Hit[]
  /** What was searched instead, where the question was typed in another keyboard layout. */
  readonly readAs: string | null
  /** Nothing is spelt as it was asked for: what was found is close to it. */
  readonly isClose: boolean
}

/** Kinds that somebody looks for by a name: they are worth a guess also where only a text has the word. */
const named: readonly string[] = ["person", "area", "place"]

/**
 * Finds subjects by words of their names and texts, in any language and spelling. The question is read in
 * several ways (`readingsOf`) until one finds something; where none does, or none of the names, once more with
 * slips of the finger allowed for.
 *
 * @param sought which kinds, and how many of each at most
 */
export async function findSubjects(
  db: Reader,
  question: string,
  sought: Sought,
): Promise<Found<RankedHit>> {
  const readings = readingsOf(question)
  const exact = await firstFound(db, readings, sought, asTyped)
  const kinds = exact ? sought.kinds.filter((kind) => named.includes(kind)) : sought.kinds
  if (exact && (kinds.length === 0 || isAnswered(exact.hits, kinds))) {
    return { ...exact, isClose: false }
  }
  const close = await firstFound(db, readings, { ...sought, kinds }, (reading) => {
    return Promise.all(reading.words.map((word) => closeTo(db, word)))
  })
  if (!exact) return close ? { ...close, isClose: true } : nothing
  return { ...exact, hits: [...exact.hits, ...(close?.hits ?? [])], isClose: false }
}

/** A word that so many texts have is no slip. */
const usual = 20

/** Tells whether nobody needs to be guessed at: a page behind the last, a name found, or a word that is usual. */
function isAnswered(hits: readonly RankedHit[], names: readonly string[]): boolean {
  return (
    hits.length === 0 ||
    hits.some(({ kind, cost, total }) => names.includes(kind) || (cost === 0 && total >= usual))
  )
}

/** The same for a short list, the best hit of all kinds first. */
export async function findByName(
  db: Reader,
  question: string,
  kinds: readonly string[],
  limit: number,
): Promise<Found> {
  const { hits, ...rest } = await findSubjects(db, question, { kinds, limit })
  return { ...rest, hits: hits.slice(0, limit).map(({ kind, id }) => ({ kind, id })) }
}

const nothing = { hits: [], readAs: null, isClose: false } as const

function asTyped({ words }: Reading): Promise<readonly Term[]> {
  return Promise.resolve(words)
}

async function closeTo(db: Reader, word: string): Promise<Term> {
  const close = await listCloseWords(db, word)
  // Of a word too short to guess at, the beginning still counts.
  return close.length === 1 && close[0]?.word === word ? word : close
}

/** What the first reading finds that finds anything. */
async function firstFound(
  db: Reader,
  readings: readonly Reading[],
  sought: Sought,
  termsOf: (reading: Reading) => Promise<readonly Term[]>,
): Promise<Pick<Found<RankedHit>, "hits" | "readAs"> | undefined> {
  for (const reading of readings) {
    const terms = await termsOf(reading)
    // A word that nothing comes close to: no subject has all words.
    if (terms.some((term) => term.length === 0)) continue
    const hits = await findByTerms(db, terms, sought)
    if (hits.length > 0) return { hits, readAs: reading.retyped }
    const isPast = (sought.offset ?? 0) > 0 && (await hasFirst(db, terms, sought))
    if (isPast) return { hits, readAs: reading.retyped }
  }
  return undefined
}

/** Tells whether a page behind the last was asked for: then no other reading is tried. */
async function hasFirst(db: Reader, terms: readonly Term[], { kinds }: Sought): Promise<boolean> {
  return (await findByTerms(db, terms, { kinds, limit: 1 })).length > 0
}
