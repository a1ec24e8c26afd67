import { createRequire } from "node:module"
import { Worker } from "node:worker_threads"
import { connectionSettings } from "#db/sqlite-settings.server.ts"

/** Moves what was committed from SQLite's log beside the file into the file, until it is stopped. */
export interface Checkpointing {
  stop(): Promise<void>
}

const everyMs = 250
/** So many times as long it rests, at the most, where the disk does not take what is moved. */
const mostTurns = 16
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
    workerData: { file, library, everyMs, leastBytes, mostTurns, settings: connectionSettings },
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
const { file, library, everyMs, leastBytes, mostTurns, settings } = workerData
const SQLite = require(library)
function opened() {
  const db = new SQLite(file, { timeout: 0 })
  for (const [name, wanted] of Object.entries(settings)) {
    db.pragma(name + " = " + wanted)
    if (db.pragma(name, { simple: true }) !== wanted) throw new Error("SQLite does not take " + name)
  }
  return db
}
let db = opened()
let turnsToRest = 0
let rested = 1
const timer = setInterval(() => {
  if (turnsToRest > 0) return void (turnsToRest -= 1)
  try {
    if (statSync(file + "-wal").size < leastBytes) return
    db ??= opened()
    db.pragma("wal_checkpoint(PASSIVE)")
    rested = 1
  } catch (fault) {
    if (fault.code === "ENOENT" || fault.code === "SQLITE_BUSY") return
    // A disk that is full or fails: all is copied again, over a connection that has not seen a sync fail.
    db?.close()
    db = undefined
    turnsToRest = rested
    rested = Math.min(rested * 2, mostTurns)
  }
}, everyMs)
parentPort.once("message", () => {
  clearInterval(timer)
  db?.close()
})
`
