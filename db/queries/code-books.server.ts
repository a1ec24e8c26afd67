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
  const row = await db
    .selectFrom("code_book")
    .selectAll()
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst()
  return row && asCodeBook(row)
}

/** Adopts a version; where another transaction adopted the same number first, theirs stands. */
export async function insertCodeBook(trx: Trx, book: Omit<CodeBook, "id">): Promise<void> {
  await trx
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
    .execute()
}

/** Every version, the one in force first. */
export async function listCodeBooks(db: Reader): Promise<CodeBook[]> {
  const rows = await db.selectFrom("code_book").selectAll().orderBy("version", "desc").execute()
  return rows.map(asCodeBook)
}

function asCodeBook(row: Row<"code_book">): CodeBook {
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
