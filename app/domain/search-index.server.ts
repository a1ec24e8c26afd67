import { isHidden } from "./hidden-text.ts"
import { publicStates } from "./petition-state.ts"
import { searchKinds } from "./search-kind.ts"
import type { SearchKind } from "./search-kind.ts"
import { makeClock } from "#app/lib/instant.ts"
import type { Instant } from "#app/lib/instant.ts"
import { accept } from "#app/lib/outcome.ts"
import { commit, touch } from "#db/commit.server.ts"
import type { Db } from "#db/connection.server.ts"
import { listSearchable } from "#db/queries/searchable.server.ts"
import {
  emptyTrigrams,
  hasNoTrigrams,
  keepTrigrams,
  listWordsAfter,
  replaceSearchWords,
} from "#db/queries/search.server.ts"
import { listTranslatedWords } from "#db/queries/translation-words.server.ts"
import type { Trx } from "#db/schema.ts"
import type { StoredPetition } from "#db/queries/petitions.server.ts"

/** Puts a promise's words and their translations where readers find them; nothing of what was hidden. */
export async function indexPledge(trx: Trx, id: number, text: string): Promise<void> {
  const texts = isHidden(text) ? [] : [text, ...(await listTranslatedWords(trx, "pledge", id))]
  await replaceSearchWords(trx, "pledge", id, texts)
}

/**
 * Puts a petition's words and their translations where readers find them while everybody may read it, and
 * takes them away else.
 */
export async function indexPetition(
  trx: Trx,
  { id, state, title, statement }: Pick<StoredPetition, "id" | "state" | "title" | "statement">,
): Promise<void> {
  const isFound = publicStates.includes(state) && !isHidden(title)
  const texts = isFound
    ? [title, statement, ...(await listTranslatedWords(trx, "petition", id))]
    : []
  await replaceSearchWords(trx, "petition", id, texts)
}

const atOnce = 500

/**
 * Makes the index anew from the rows that it describes, piece by piece: whoever searches meanwhile finds. What was
 * kept of an answer falls at the end, in every process: also what was made of half an index.
 * @returns how many subjects were gone through
 */
export async function rebuildSearch(db: Db, now: Instant = makeClock().now()): Promise<number> {
  let subjects = 0
  for (const kind of searchKinds) {
    let last: number | undefined = 0
    while (last !== undefined) {
      const piece: Piece = await rebuildPiece(db, kind, last)
      subjects += piece.count
      last = piece.last
    }
  }
  await rebuildTrigrams(db)
  await commit(db, async (trx) => {
    await touch(trx, "search", 1, now)
    return accept(undefined)
  })
  return subjects
}

interface Piece {
  readonly count: number
  /** The last subject of it; undefined where none followed. */
  readonly last: number | undefined
}

/** Reads and writes in one transaction: what is hidden meanwhile is not put back. */
async function rebuildPiece(db: Db, kind: SearchKind, after: number): Promise<Piece> {
  const done = await commit(db, async (trx) => {
    const some = await listSearchable(trx, kind, after, atOnce)
    for (const { id, texts } of some) {
      const shown = texts.filter((text) => !isHidden(text))
      await replaceSearchWords(trx, kind, id, shown)
    }
    return accept({ count: some.length, last: some.at(-1)?.id })
  })
  return done.value
}

/** The same where the index is of an older make, as after a migration; else nothing. */
export async function rebuildOldSearch(db: Db): Promise<number> {
  return (await hasNoTrigrams(db.read)) ? rebuildSearch(db) : 0
}

async function rebuildTrigrams(db: Db): Promise<void> {
  await commit(db, async (trx) => {
    await emptyTrigrams(trx)
    return accept(undefined)
  })
  let last: string | undefined = ""
  while (last !== undefined) last = await keepPiece(db, last)
}

async function keepPiece(db: Db, after: string): Promise<string | undefined> {
  const done = await commit(db, async (trx) => {
    const some = await listWordsAfter(trx, after, atOnce)
    await keepTrigrams(trx, some)
    return accept(some.at(-1))
  })
  return done.value
}
