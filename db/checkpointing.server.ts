import { createRequire } from "node:module"
import { Worker } from "node:worker_threads"

/** Moves what was committed from SQLite's log beside the file into the file, until it is stopped. */
export interface Checkpointing {
  stop(): Promise<void>
}

const everyMs = 250
/** Shorter, a log costs nobody anything. */
const leastBytes = 4 * 1024 * 1024

/**
 * Begins to do so on a thread of its own: in the writer's, who signs just then would wait for two syncs of the disk.
 * It stops nobody: what is still read or written stays in the log for the next time (PASSIVE). The writer helps
 * itself where the log outgrows `writersOwn` pages, as it does where there is no such thread.
 */
export function startCheckpointing(file: string): Checkpointing {
  const library = createRequire(import.meta.url).resolve("better-sqlite3")
  const worker = new Worker(thread, {
    eval: true,
    workerData: { file, library, everyMs, leastBytes },
  })
  worker.unref()
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()))
  // Without it the writer's own checkpoints remain: slower for some, and no less safe.
  worker.on("error", () => undefined)
  return {
    stop: () => {
      worker.postMessage("stop")
      worker.ref()
      return ended
    },
  }
}

/** Pages of the log at which its writer moves them itself: 64 MiB. */
export const writersOwn = 16_384

/** As text: the bundle and the tests' loader would each have to find a file of its own. */
const thread = `
const { statSync } = require("node:fs")
const { parentPort, workerData } = require("node:worker_threads")
const { file, library, everyMs, leastBytes } = workerData
const SQLite = require(library)
const db = new SQLite(file, { timeout: 0 })
db.pragma("synchronous = FULL")
db.pragma("trusted_schema = OFF")
db.pragma("secure_delete = ON")
const timer = setInterval(() => {
  try {
    if (statSync(file + "-wal").size >= leastBytes) db.pragma("wal_checkpoint(PASSIVE)")
  } catch (fault) {
    if (fault.code !== "ENOENT" && fault.code !== "SQLITE_BUSY") throw fault
  }
}, everyMs)
parentPort.once("message", () => {
  clearInterval(timer)
  db.close()
})
`
