import { sql } from "kysely"
import { chunks, jsonKeys } from "#db/queries/bulk.server.ts"
import type { Engine } from "#db/migrations/sql.ts"
import type { Reader } from "#db/schema.ts"

/** A column that holds keys of another table. */
export interface Reference {
  readonly child: string
  readonly column: string
  readonly parent: string
}

/** Every foreign key of the database as it stands: whatever a migration adds is known at once. */
export async function listReferences(db: Reader, engine: Engine): Promise<Reference[]> {
  const query =
    engine === "sqlite"
      ? sql<Reference>`
          select m.name as child, f."from" as "column", f."table" as parent
          from sqlite_master m join pragma_foreign_key_list(m.name) f
          where m.type = 'table' order by 1, 2`
      : sql<Reference>`
          select child.relname as child, a.attname as "column", parent.relname as parent
          from pg_constraint c
          join pg_class child on child.oid = c.conrelid
          join pg_class parent on parent.oid = c.confrelid
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
          where c.contype = 'f' order by 1, 2`
  return (await query.execute(db)).rows
}

/** A table that names subjects by kind and key, or by kind and public id, without a foreign key. */
export interface LooseReference {
  readonly child: string
  readonly by: "subject_id" | "subject"
}

/** Tables that name any kind of subject. */
export async function listLooseReferences(db: Reader, engine: Engine): Promise<LooseReference[]> {
  const columns =
    engine === "sqlite"
      ? sql<{ child: string; column: string }>`
          select m.name as child, c.name as "column"
          from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'`
      : sql<{ child: string; column: string }>`
          select table_name as child, column_name as "column"
          from information_schema.columns where table_schema = current_schema()`
  const { rows } = await columns.execute(db)
  const kinds = new Set(rows.filter(({ column }) => column === "subject_kind").map((r) => r.child))
  return rows.flatMap(({ child, column }) =>
    kinds.has(child) && (column === "subject_id" || column === "subject")
      ? [{ child, by: column } as const]
      : [],
  )
}

/** Which of these keys a column holds. */
export async function listHeld(
  db: Reader,
  engine: Engine,
  { child, column }: Pick<Reference, "child" | "column">,
  ids: readonly number[],
): Promise<Set<number>> {
  const held = new Set<number>()
  for (const some of chunks(ids, 5000)) {
    const { rows } = await sql<{ id: number }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(child)}
      where ${sql.ref(column)} in ${jsonKeys(engine, "integer", some)}`.execute(db)
    for (const { id } of rows) held.add(id)
  }
  return held
}

/** Which subjects of a kind a table names that has no foreign key. */
export async function listNamed(
  db: Reader,
  engine: Engine,
  { child, by }: LooseReference,
  kind: string,
  subjects: readonly { readonly id: number; readonly publicId: string }[],
): Promise<Set<number>> {
  const ids = new Map(subjects.map(({ id, publicId }) => [publicId, id]))
  const keys: readonly (string | number)[] = by === "subject" ? [...ids.keys()] : [...ids.values()]
  const named = new Set<number>()
  for (const some of chunks(keys, 5000)) {
    const { rows } = await sql<{ key: string | number }>`
      select distinct ${sql.ref(by)} as key from ${sql.table(child)}
      where subject_kind = ${kind}
        and ${sql.ref(by)} in ${jsonKeys(engine, by === "subject" ? "text" : "integer", some)}`.execute(
      db,
    )
    for (const { key } of rows) named.add(Number(by === "subject" ? ids.get(String(key)) : key))
  }
  return named
}
