import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import SQLite from "better-sqlite3"
import { importFiles, sumReports } from "#app/domain/import.server.ts"
import { makeClock } from "#app/lib/instant.ts"
import { openDb } from "#db/connection.server.ts"
import { migrateToLatest } from "#db/migrate.server.ts"
import type { Measure } from "#scripts/bench/measure.ts"

/**
 * How fast `npm run import -- rollcall` takes a folder of roll calls, whole: read, unpacked, parsed,
 * compared, written. Its measure is a bare loop that inserts the same votes, already parsed, with one
 * prepared statement into the same table with the same indexes and foreign keys.
 *
 * BENCH_IMPORT_DIR names a folder of one's own; without it one of 200,000 invented votes is made.
 */
export async function run(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "uade-bench-import-"))
  try {
    const given = process.env["BENCH_IMPORT_DIR"]
    const source = given ?? makePackage(join(folder, "package"))
    const file = join(folder, "import.db")
    const imported = await timeImport(source, file)
    const peak = process.resourceUsage().maxRSS / 1024
    // Before and after, since a machine with other work is not always equally fast.
    const before = timeBareLoop(file, join(folder, "before.db"))
    const again = await timeImport(source, file)
    const after = timeBareLoop(file, join(folder, "after.db"))
    const bare = (before.rows + after.rows) / (before.seconds + after.seconds)
    const baseline = { name: "bare prepared insert", value: Math.round(bare) }
    const value = Math.round(imported.votes / imported.seconds)
    return [
      { name: "import", value, unit: "votes/s", baseline, ratio: value / baseline.value },
      {
        name: "second import",
        value: Math.round(again.votes / again.seconds),
        unit: "votes/s",
        baseline,
        ratio: again.votes / again.seconds / baseline.value,
      },
      {
        name: "peak memory",
        value: Math.round(peak),
        unit: "MB",
        baseline: { name: "limit", value: 300 },
        ratio: peak / 300,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timeImport(source: string, file: string) {
  const db = openDb(`sqlite:${file}`)
  try {
    await migrateToLatest(db)
    const start = performance.now()
    const order = { format: "rollcall", paths: [source], source: null, isDryRun: false } as const
    const reports = await importFiles(db, order, makeClock())
    const seconds = (performance.now() - start) / 1000
    const votes = reports[0]?.kinds["vote"]
    const { added, unchanged } = sumReports(reports)
    if (!votes || added + unchanged === 0) {
      throw new Error(`nothing was imported: ${reports[0]?.failure ?? "no votes"}`)
    }
    return { votes: votes.added + votes.unchanged, seconds }
  } finally {
    await db.close()
  }
}

/** The same rows into a copy of the same database, emptied of votes. */
function timeBareLoop(imported: string, file: string) {
  copyFileSync(imported, file)
  const handle = new SQLite(file)
  try {
    handle.pragma("synchronous = FULL")
    handle.pragma("foreign_keys = ON")
    const columns = "vote_event_id, person_id, option, group_id, role, paired_id, import_run_id"
    const rows = handle.prepare(`select ${columns} from vote`).raw().all() as unknown[][]
    handle.exec("delete from vote")
    const insert = handle.prepare(`insert into vote (${columns}) values (?, ?, ?, ?, ?, ?, ?)`)
    const start = performance.now()
    handle.exec("begin immediate")
    for (const row of rows) insert.run(row)
    handle.exec("commit")
    return { rows: rows.length, seconds: (performance.now() - start) / 1000 }
  } finally {
    handle.close()
  }
}

const events = 2_500
const voters = 80

/** Writes a data package of invented roll calls, the same each time. */
function makePackage(folder: string): string {
  mkdirSync(folder)
  const resources = ["voters", "vote_events", "votes"].map((name) => ({
    name,
    path: `${name}.csv`,
  }))
  writeFileSync(join(folder, "datapackage.json"), JSON.stringify({ name: "bench", resources }))
  write(folder, "voters", "id,name", voters, (id) => `${id},Voter ${id}\n`)
  write(folder, "vote_events", "id,start_date,motion:title", events, (id) => {
    return `${id},2024-01-15T10:00:00,Motion ${id}\n`
  })
  const options = ["yes", "yes", "yes", "no", "abstain", "absent"]
  write(folder, "votes", "vote_event_id,voter_id,option,group_id", events, (event) => {
    const rows = numbers(voters).map((voter) => {
      const option = options[(event * 7 + voter * 13) % options.length] ?? "yes"
      return `${event},${voter},${option},group-${voter % 5}\n`
    })
    return rows.join("")
  })
  return folder
}

/** Writes a table piece by piece: what is held in memory here would count as the import's. */
function write(
  folder: string,
  name: string,
  header: string,
  pieces: number,
  piece: (id: number) => string,
): void {
  const file = openSync(join(folder, `${name}.csv`), "w")
  writeSync(file, `${header}\n`)
  for (const id of numbers(pieces)) writeSync(file, piece(id))
  closeSync(file)
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
