import { spawn } from "node:child_process"
import { createRequire } from "node:module"

/** A look through the pages of the database that is under way. */
export interface PageCheck {
  /** What is wrong with them, in SQLite's words; undefined where nothing is. Rejects where nobody could look. */
  readonly found: Promise<string | undefined>
  /** Ends it: `found` rejects. */
  stop(): void
}

/** For an engine that looks after its pages itself. */
export const nothingToCheck: PageCheck = {
  found: Promise.resolve(undefined),
  stop: () => undefined,
}

/**
 * Looks through all pages of a SQLite file (`PRAGMA quick_check`): whether they hang together, not what stands in
 * them. In a process of its own: it takes minutes for a large file, the site is read meanwhile, and unlike a thread
 * in the midst of a statement it can be ended at once.
 */
export function startPageCheck(file: string): PageCheck {
  const library = createRequire(import.meta.url).resolve("better-sqlite3")
  const child = spawn(process.execPath, ["-e", program, library, file], {
    stdio: ["ignore", "pipe", "pipe"],
  })
  let [said, failed] = ["", ""]
  child.stdout.on("data", (piece: Buffer) => (said += piece.toString()))
  child.stderr.on("data", (piece: Buffer) => (failed += piece.toString()))
  const found = new Promise<string | undefined>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code) => {
      if (code === 0) resolve(said === "ok" ? undefined : said)
      else reject(new Error(`the pages were not looked through: ${failed.trim()}`))
    })
  })
  return { found, stop: () => void child.kill("SIGKILL") }
}

/** As text: the bundle and the tests' loader would each have to find a file of its own. */
const program = `
const [library, file] = process.argv.slice(1)
require("node:os").setPriority(10)
function look() {
  const SQLite = require(library)
  const db = new SQLite(file, { readonly: true, timeout: 5000 })
  db.pragma("trusted_schema = OFF")
  return db.pragma("quick_check(1)", { simple: true })
}
try {
  process.stdout.write(String(look()))
} catch (fault) {
  if (!/^SQLITE_(CORRUPT|NOTADB)/.test(fault.code)) throw fault
  process.stdout.write(fault.message)
}
`

/** Tells whether a fault says that what lies in the database is damaged: SQLite's codes and PostgreSQL's. */
export function isDamage(fault: unknown): fault is Error {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : ""
  return /^(SQLITE_(CORRUPT|NOTADB)|XX00[12]$)/.test(code)
}
