import { tableOf } from "#app/domain/import/difference.ts"
import type { Named, RawDifference, RowDifference } from "#app/domain/import/difference.ts"
import { listCalled } from "#db/queries/import-labels.server.ts"
import type { Trx } from "#db/schema.ts"

/** Gives the keys in a difference the names of what they mean; asked while what the import added stands. */
export async function nameKeys(trx: Trx, rows: readonly RawDifference[]): Promise<RowDifference[]> {
  const called = await namesOf(trx, rows)
  function say({ table, id }: Named): string {
    return called.get(`${table} ${id}`) ?? String(id)
  }
  return rows.map(({ fate, kind, label, fields }) => {
    function said(column: string, value: string | number | null): string | null {
      const table = tableOf(kind, column)
      if (value === null) return null
      return typeof value === "number" && table ? say({ table, id: value }) : String(value)
    }
    return {
      ...{ fate, kind },
      label:
        typeof label === "string"
          ? label
          : label.map((part) => (typeof part === "string" ? part : say(part))).join(" · "),
      fields: fields.map(({ column, was, becomes }) => ({
        column,
        was: said(column, was),
        becomes: said(column, becomes),
      })),
    }
  })
}

async function namesOf(trx: Trx, rows: readonly RawDifference[]): Promise<Map<string, string>> {
  const asked = new Map<string, Set<number>>()
  function ask(table: string | undefined, id: string | number | null): void {
    if (table === undefined || typeof id !== "number") return
    asked.set(table, (asked.get(table) ?? new Set<number>()).add(id))
  }
  for (const { kind, label, fields } of rows) {
    if (typeof label !== "string")
      for (const part of label) if (typeof part !== "string") ask(part.table, part.id)
    for (const { column, was, becomes } of fields) {
      ask(tableOf(kind, column), was)
      ask(tableOf(kind, column), becomes)
    }
  }
  const called = new Map<string, string>()
  for (const [table, ids] of asked) {
    for (const [id, name] of await listCalled(trx, table, [...ids])) {
      called.set(`${table} ${id}`, name)
    }
  }
  return called
}
