import type { Instant } from "#app/lib/instant.ts"
import type { Reader, Row } from "#db/schema.ts"

/** The rules by which promises are rated, in the wording of one version. */
export interface CodeBook {
  readonly id: number
  readonly publicId: string
  readonly version: number
  /** How many codings a verdict is made of. */
  readonly codingsNeeded: number
  readonly lang: string
  readonly text: string
  readonly adoptedAt: Instant
}

/** The version in force: the one adopted last. @throws where none was ever adopted, which the migrations prevent */
export async function getCurrentCodeBook(db: Reader): Promise<CodeBook> {
  const row = await db
    .selectFrom("code_book")
    .selectAll()
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirstOrThrow()
  return asCodeBook(row)
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
