import SQLite from "better-sqlite3"
import type { Measure } from "#scripts/bench/measure.ts"

/** What a signature leaves behind, table by table; an index counts with its table. */
const tables = ["signature", "log_leaf", "log_tile", "log_checkpoint", "outbox"] as const

/** Bytes on the disk for each signature: of each table and its indexes, pages with all that is free in them. */
export function measureBytes(file: string, signatures: number): Measure[] {
  const db = new SQLite(file, { readonly: true })
  const sizes = db
    .prepare<[], { name: string; tbl: string; bytes: number }>(
      `select s.name, m.tbl_name as tbl, s.bytes from
         (select name, sum(pgsize) as bytes from dbstat where aggregate = true group by name) s
       join sqlite_master m on m.name = s.name`,
    )
    .all()
    .filter(({ tbl }) => tables.some((table) => table === tbl))
  db.close()
  const each = sizes.map(({ name, bytes }) => ({ name, bytes: bytes / signatures }))
  const sum = each.reduce((total, { bytes }) => total + bytes, 0)
  return [
    ...each
      .filter(({ bytes }) => bytes >= 0.5)
      .sort((one, other) => other.bytes - one.bytes)
      .map(({ name, bytes }) => line(`bytes: ${name}`, bytes)),
    line("bytes a signature", sum),
  ]
}

const limit = 1000

function line(name: string, bytes: number): Measure {
  const value = Math.round(bytes)
  return { name, value, unit: "B", baseline: { name: "limit", value: limit }, ratio: bytes / limit }
}
