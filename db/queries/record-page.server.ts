import type { SelectQueryBuilder } from "kysely"
import { sql } from "kysely"
import type { Reader } from "#db/schema.ts"

/**
 * A stretch of a table in the order of its public ids. That order never changes and is the same in every
 * installation that holds the same rows: whatever is written while somebody reads on, no row comes twice
 * and none that stands all the while is missed.
 */
export interface RecordPage {
  /** The public id that ended the stretch before; need not stand any more. */
  readonly after?: string | undefined
  readonly limit: number
}

/** The rows of a stretch. @param column with the public id, such as `person.public_id` */
export function stretchOf<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  column: string,
  { after, limit }: RecordPage,
): SelectQueryBuilder<DB, TB, O> {
  const key = sql.ref<string>(column)
  const ordered = query.orderBy(key).limit(limit)
  return after === undefined ? ordered : ordered.where(sql<boolean>`${key} > ${after}`)
}

/** An identifier as Popolo has it. */
export interface RecordIdentifier {
  readonly scheme: string
  readonly identifier: string
}

/** A person's number is nobody's to read, whoever imported it. */
const privateSchemes = ["iin", "IIN"]

/** Tells whether the values of a scheme are nobody's to read. */
export function isPrivateScheme(scheme: string): boolean {
  return privateSchemes.includes(scheme)
}

/** The identifiers of subjects of a kind, by their key: Wikidata items, КАТО codes, ids that sources give. */
export async function listRecordIdentifiers(
  db: Reader,
  kind: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly RecordIdentifier[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom("identifier")
    .select(["subject_id", "scheme", "value"])
    .where("subject_kind", "=", kind)
    .where("subject_id", "in", ids)
    .where("scheme", "not in", privateSchemes)
    .execute()
  // Sorted here: two databases may sort letters differently, and an export is the same from both.
  rows.sort((a, b) => inOrder(a.scheme, b.scheme) || inOrder(a.value, b.value))
  return grouped(
    rows,
    ({ subject_id }) => subject_id,
    ({ scheme, value }) => ({ scheme, identifier: value }),
  )
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** A text in another language than its row's. */
export interface RecordTranslation {
  readonly lang: string
  readonly text: string
}

/** Translations of one field of subjects of a kind, by their key. */
export async function listRecordTranslations(
  db: Reader,
  kind: string,
  field: string,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly RecordTranslation[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom("translation")
    .select(["subject_id", "lang", "text"])
    .where("subject_kind", "=", kind)
    .where("field", "=", field)
    .where("subject_id", "in", ids)
    .orderBy("subject_id")
    .orderBy("lang")
    .execute()
  return grouped(
    rows,
    ({ subject_id }) => subject_id,
    ({ lang, text }) => ({ lang, text }),
  )
}

/** Rows by what they belong to, each list in the order of the rows. */
export function grouped<Row, Key, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
  valueOf: (row: Row) => Value,
): ReadonlyMap<Key, readonly Value[]> {
  const found = new Map<Key, Value[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const known = found.get(key)
    if (known) known.push(valueOf(row))
    else found.set(key, [valueOf(row)])
  }
  return found
}

/** The keys of rows, without what is null. */
export function keysOf(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids)].filter((id) => id !== null)
}
