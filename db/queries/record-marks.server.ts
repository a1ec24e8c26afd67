import { expressionBuilder, sql } from "kysely"
import type { Expression, RawBuilder, SqlBool } from "kysely"
import type { Instant } from "#app/lib/instant.ts"
import type { Database } from "#db/schema.ts"

/** By what it is known when a row of a table last changed. What every kind has besides: `subject_version`. */
interface Marks {
  /** The row names the import that last changed it. */
  readonly imported?: true
  /** Wordings are superseded one by one, without the row being touched. */
  readonly revised?: true
  /** Columns with an instant of the row's own. */
  readonly own?: readonly string[]
}

const marks = {
  area: { imported: true },
  organization: { imported: true },
  person: { imported: true },
  post: { imported: true },
  membership: { imported: true },
  motion: { imported: true },
  vote_event: { imported: true },
  pledge: { imported: true, own: ["recorded_at"] },
  evidence: { revised: true, own: ["at"] },
  verdict: { own: ["at"] },
  petition: { own: ["created_at", "published_at"] },
} as const satisfies Partial<Record<keyof Database, Marks>>

/** The tables whose rows are told of with the instant of their last change. */
export type MarkedTable = keyof typeof marks

/**
 * When a row of a table, selected under its own name, last changed: the latest of all marks. Null where
 * nobody noted one, which is so for seats that were set up before changes were noted.
 */
export function changedAt(table: MarkedTable): RawBuilder<Instant | null> {
  const { imported, revised, own = [] }: Marks = marks[table]
  const id = sql.ref(`${table}.id`)
  const found = [
    sql`(select at from subject_version where subject_kind = ${table} and subject_id = ${id})`,
    ...own.map((column) => sql.ref(`${table}.${column}`)),
  ]
  if (imported) {
    found.push(
      sql`(select started_at from import_run where import_run.id = ${sql.ref(`${table}.import_run_id`)})`,
    )
  }
  if (revised) {
    found.push(
      sql`(select max(at) from revision where subject_kind = ${table} and subject_id = ${id})`,
    )
  }
  // `values` as a table and the name `column1` are the same on both engines; `greatest` is not.
  const rows = sql.join(found.map((mark) => sql`(${mark})`))
  return sql<Instant | null>`(select max(column1) from (values ${rows}) as marks)`
}

/** Rows that changed at an instant or after it. Each mark is looked up by an index of its own. */
export function changedSince(table: MarkedTable, since: Instant): Expression<SqlBool> {
  const { imported, revised, own = [] }: Marks = marks[table]
  const id = sql.ref(`${table}.id`)
  const found = [
    sql<SqlBool>`${id} in (select subject_id from subject_version where subject_kind = ${table} and at >= ${since})`,
    ...own.map((column) => sql<SqlBool>`${sql.ref(`${table}.${column}`)} >= ${since}`),
  ]
  if (imported) {
    const run = sql.ref(`${table}.import_run_id`)
    found.push(
      sql<SqlBool>`${run} in (select import_run.id from import_run where started_at >= ${since})`,
    )
  }
  if (revised) {
    found.push(
      sql<SqlBool>`${id} in (select subject_id from revision where subject_kind = ${table} and at >= ${since})`,
    )
  }
  return expressionBuilder<Database>().or(found)
}
