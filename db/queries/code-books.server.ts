import type { CodeBookText } from "#app/domain/code-book.ts"
import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row, Trx } from "#db/schema.ts"

export interface CodeBook extends CodeBookText {
  readonly id: number
  readonly publicId: string
  readonly adoptedAt: Instant
}

/** The version in force: the one adopted last; undefined before the first is adopted. */
export async function findCurrentCodeBook(db: Reader): Promise<CodeBook | undefined> {
  return (await selectBooks(db, (query) => query.limit(1)))[0]
}

/** A version by its key. @throws where there is none */
export async function getCodeBook(db: Reader, id: number): Promise<CodeBook> {
  const [book] = await selectBooks(db, (query) => query.where("id", "=", id))
  if (!book) throw new Error(`no code book ${String(id)}`)
  return book
}

/** Adopts a version; where another transaction adopted the same number first, theirs stands. */
export async function insertCodeBook(trx: Trx, book: Omit<CodeBook, "id">): Promise<void> {
  const made = await trx
    .insertInto("code_book")
    .values({
      public_id: book.publicId,
      version: book.version,
      codings_needed: book.codingsNeeded,
      lang: book.lang,
      text: book.text,
      adopted_at: book.adoptedAt,
    })
    .onConflict((conflict) => conflict.column("version").doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!made) return
  for (const [lang, text] of Object.entries(book.translations)) {
    await trx
      .insertInto("translation")
      .values({ ...about, subject_id: made.id, lang, text, at: book.adoptedAt })
      .execute()
  }
}

/** Every version, the one in force first. */
export function listCodeBooks(db: Reader): Promise<CodeBook[]> {
  return selectBooks(db, (query) => query)
}

/**
 * Every version as readers may see it, the one in force first. When the first was adopted is told once a
 * verdict stands on it: it is adopted with the first case handed out, which nobody may learn of.
 */
export async function listShownCodeBooks(
  db: Reader,
): Promise<(Omit<CodeBook, "adoptedAt"> & { readonly adoptedAt: Instant | null })[]> {
  const books = await listCodeBooks(db)
  const used = await db.selectFrom("verdict").select("id").limit(1).executeTakeFirst()
  return books.map((book) =>
    book.version === 1 && books.length === 1 && !used ? { ...book, adoptedAt: null } : book,
  )
}

const about = { subject_kind: "code_book", field: "text" } as const

function allBooks(db: Reader) {
  return db.selectFrom("code_book").selectAll().orderBy("version", "desc")
}

type Query = ReturnType<typeof allBooks>

async function selectBooks(db: Reader, which: (query: Query) => Query): Promise<CodeBook[]> {
  const rows = await which(allBooks(db)).execute()
  const translations = await db
    .selectFrom("translation")
    .select(["subject_id", "lang", "text"])
    .where("subject_kind", "=", about.subject_kind)
    .where("field", "=", about.field)
    .orderBy("lang")
    .execute()
  return rows.map((row) => ({
    ...asCodeBook(row),
    translations: Object.fromEntries(
      translations
        .filter(({ subject_id }) => subject_id === row.id)
        .map(({ lang, text }) => [lang, text]),
    ),
  }))
}

function asCodeBook(row: Row<"code_book">): Omit<CodeBook, "translations"> {
  return {
    id: row.id,
    publicId: row.public_id,
    version: row.version,
    codingsNeeded: row.codings_needed,
    lang: row.lang,
    text: row.text,
    adoptedAt: row.adopted_at,
  }
}
