import { meantWalks, smallTables } from "./allowed.ts"
import { walksOf } from "./explain.ts"
import type { Walk } from "./explain.ts"
import { takeStatements } from "./statements.ts"
import type { Statement } from "./statements.ts"

/**
 * Fails where the program has put a statement, since this was last asked, that walks through a large table on
 * SQLite or PostgreSQL because no index serves it.
 */
export async function judgePlans(): Promise<void> {
  const wrong: string[] = []
  for (const statement of takeStatements()) {
    for (const walk of (await walksOf(statement)) ?? []) {
      if (!isAllowed(statement, walk)) wrong.push(describe(statement, walk))
    }
  }
  if (wrong.length > 0) throw new Error(`Served by no index:\n\n${wrong.join("\n\n")}`)
}

function isAllowed({ caller }: Statement, { table, isPartial, isFiltered }: Walk): boolean {
  // What such an index holds is what is asked for.
  if (table in smallTables || isPartial) return true
  const meant = meantWalks[caller]
  return meant !== undefined && !(meant === "in order" && isFiltered)
}

function describe({ engine, caller, sql }: Statement, { table, said }: Walk): string {
  return `${caller} walks through ${table} on ${engine}: ${said}\n  ${sql.replace(/\s+/g, " ")}`
}
