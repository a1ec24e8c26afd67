import type SQLite from "better-sqlite3"

/**
 * Fills large tables without their indexes, which are made from what lies there: sorted once, and not looked
 * for a place a million times. What the tables' own keys need stays.
 */
export function withoutIndexes(
  db: SQLite.Database,
  tables: readonly string[],
  fill: () => void,
): void {
  const names = tables.map(() => "?").join(", ")
  const indexes = db
    .prepare<string[], { name: string; sql: string }>(
      `select name, sql from sqlite_master
       where type = 'index' and sql is not null and tbl_name in (${names})`,
    )
    .all(...tables)
  for (const { name } of indexes) db.exec(`drop index ${name}`)
  fill()
  for (const { sql } of indexes) db.exec(sql)
}
